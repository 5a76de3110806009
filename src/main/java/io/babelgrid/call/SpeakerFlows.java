package io.babelgrid.call;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.face.LipEvents;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.AwayFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.VoicesAwayFlow;
import io.babelgrid.flow.Workplace;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.speaker.FlowEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The flows that serve one speaker, one after the other, as their work moves between this node and
 * others. The present one is let go at the end of what is being said; the next hears what follows,
 * and is heard when the one before was heard out. Sound comes from one thread, the rest from any.
 */
public final class SpeakerFlows {

  private static final Logger LOG = Logger.getLogger(SpeakerFlows.class);

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  /** 15 s of looks: longer than that nobody's voice is behind. */
  private static final int MOST_LOOKS = 150;

  private final SpeakerParts parts;
  private final FlowEvents show;
  private final @Nullable SpeakerVideo video;
  private final boolean moves;
  private final RecentSound recent = new RecentSound();

  private final UnsaidWords unsaid = new UnsaidWords();
  private volatile Served now;

  /** Waits for its turn. */
  private volatile @Nullable Served next;

  /** Is heard out. */
  private volatile @Nullable Served last;

  private final FlowWants wants;
  private boolean waiting;

  /** What arrived until then was heard at the node where they were before. */
  private long heardThereUntilNs = Long.MIN_VALUE;

  private boolean closed;

  private record Served(SpokenFlow flow, FlowTurn turn) {}

  /**
   * @param moves whether the work may move to another node
   */
  SpeakerFlows(
      SpeakerParts parts,
      FlowEvents show,
      LipEvents lips,
      @Nullable Language spoken,
      boolean moves) {
    this.parts = parts;
    this.show = show;
    this.wants = new FlowWants(spoken);
    this.moves = moves;
    FlowTurn turn = FlowTurn.first(show, wants::voice);
    SpeakerParts.Opened opened = parts.open(turn, lips, spoken);
    this.now = new Served(opened.flow(), turn);
    this.video = opened.video();
  }

  SpokenFlow now() {
    return now.flow;
  }

  @Nullable SpeakerVideo video() {
    return video;
  }

  // What is said.

  void audio(AudioSpan span, byte @Nullable [] opus, long arrivedNs) {
    if (!moves) {
      now.flow.audio(span, opus, arrivedNs);
      return;
    }
    synchronized (recent) {
      recent.add(span, opus, arrivedNs);
      now.flow.audio(span, opus, arrivedNs);
      Served coming = next;
      if (coming != null) {
        coming.flow.audio(span, opus, arrivedNs);
      }
    }
  }

  void said(SpokenWords words) {
    SpokenFlow present = now.flow;
    if (present instanceof AwayFlow nobody && !nobody.isAccepted()) {
      unsaid.add(words, present.context().clock().nowNs());
    }
    present.said(words);
  }

  /** Words for which nobody worked, by who does now. */
  private void sayAgain(SpokenFlow by) {
    List<SpokenWords> words = unsaid.take(by.context().clock().nowNs());
    if (by instanceof AwayFlow away) {
      words.forEach(away::say);
    }
  }

  boolean isBusy() {
    Served before = last;
    return now.flow.isBusy() || before != null && before.flow.isBusy();
  }

  /**
   * Another node heard them until then.
   *
   * @param heardUntilNs see {@link SpokenFlow#begin}
   */
  synchronized void begin(long heardUntilNs) {
    heardThereUntilNs = heardUntilNs;
    now.flow.begin(heardUntilNs);
  }

  // What is wanted; whoever comes next is told it too.

  synchronized void spoken(@Nullable Language language) {
    wants.spoken = language;
    each(flow -> flow.spoken(language));
  }

  synchronized void targets(Set<Language> wanted) {
    wants.targets = wanted;
    each(flow -> flow.targets(wanted));
  }

  /** In which languages they are heard here. */
  public synchronized Set<Language> targets() {
    return wants.targets;
  }

  synchronized void elsewhere(Set<Language> wanted) {
    wants.elsewhere = wanted;
    each(flow -> flow.elsewhere(wanted));
  }

  synchronized void likely(Set<Language> languages) {
    wants.likely = languages;
    each(flow -> flow.likely(languages));
  }

  synchronized void voices(Map<Language, String> known) {
    Map<Language, String> all = wants.voices(known);
    each(flow -> flow.voices(all));
  }

  synchronized void unheard(String reason) {
    wants.unheard = reason;
    each(flow -> flow.unheard(reason));
  }

  synchronized void waits(boolean isWaiting) {
    waiting = isWaiting;
    Served before = last;
    now.flow.waits(waiting || before != null);
    if (before != null) {
      before.flow.waits(waiting);
    }
  }

  private void each(Consumer<SpokenFlow> told) {
    told.accept(now.flow);
    Served coming = next;
    if (coming != null) {
      told.accept(coming.flow);
    }
  }

  // The move of work.

  /** Whether a move is on its way. */
  public boolean isMoving() {
    return next != null || last != null;
  }

  /**
   * Opens a flow for which another node works; {@link #go}, {@link #goNow} or {@link #stay}
   * follows.
   *
   * @return null when one is on its way already
   */
  public @Nullable AwayFlow away(Workplace place) {
    return comes(turn -> parts.away(turn, wants.spoken, place));
  }

  /**
   * Opens a flow of which another node speaks some languages; as {@link #away}.
   *
   * @return null when one is on its way already
   */
  public @Nullable AwayFlow voicesAway(Workplace place, Set<Language> languages) {
    VoicesAwayFlow flow = comes(turn -> parts.voicesAway(turn, wants.spoken, place, languages));
    return flow == null ? null : flow.away();
  }

  /**
   * Opens a flow of this node; {@link #go} or {@link #goNow} follows.
   *
   * @return false when one is on its way already
   */
  public boolean here() {
    return comes(turn -> parts.here(turn, wants.spoken)) != null;
  }

  /**
   * @return null when one is on its way already
   */
  private synchronized <F extends SpokenFlow> @Nullable F comes(Function<FlowEvents, F> open) {
    if (closed || isMoving()) {
      return null;
    }
    var turn = new FlowTurn(show, wants::voice);
    F flow = open.apply(turn);
    flow.hold();
    wants.tell(flow);
    synchronized (recent) {
      recent.playTo(flow);
      next = new Served(flow, turn);
    }
    return flow;
  }

  /** The next flow is not to be: the present one goes on. */
  public void stay() {
    Served coming;
    synchronized (this) {
      coming = next;
      next = null;
    }
    if (coming != null) {
      coming.flow.close();
    }
  }

  /** The next flow takes over when the present one has let go. */
  public void go() {
    Served coming = next;
    if (coming != null) {
      now.flow.letGo(untilNs -> takeOver(coming, untilNs, false));
    }
  }

  /**
   * The next flow takes over at once: nobody hears the speaker.
   *
   * @param heardUntilNs when the last sound arrived that was heard by anybody
   */
  public void goNow(long heardUntilNs) {
    Served coming = next;
    if (coming != null) {
      takeOver(coming, heardUntilNs, true);
    }
  }

  /**
   * @param abruptly what the present flow was hearing is over for it
   */
  private void takeOver(Served coming, long heardUntilNs, boolean abruptly) {
    synchronized (this) {
      if (next != coming || closed) {
        return;
      }
      Served before = now;
      before.turn.loses(FlowTurn.Right.SPEAKS_FOR);
      coming.turn.gets(FlowTurn.Right.SPEAKS_FOR);
      last = before;
      coming.flow.waits(true);
      synchronized (recent) {
        now = coming;
        next = null;
      }
      if (abruptly) {
        before.flow.silent();
      }
      coming.flow.begin(Math.max(heardUntilNs, heardThereUntilNs));
      sayAgain(coming.flow);
    }
    hearOut(MOST_LOOKS);
  }

  private void hearOut(int looks) {
    Served before = last;
    if (before == null) {
      return;
    }
    if (looks > 0 && before.flow.isBusy()) {
      LATER.execute(() -> hearOut(looks - 1));
      return;
    }
    Survival.guard(LOG, "letting go of work that has moved", before.flow::close);
    synchronized (this) {
      if (last == before) {
        last = null;
        before.turn.loses(FlowTurn.Right.HEARD);
        now.turn.gets(FlowTurn.Right.HEARD);
        now.flow.waits(waiting);
      }
    }
  }

  /** Whether the voices of a flow are those that are heard. */
  boolean isHeard(AwayFlow flow) {
    Served present = now;
    if (present.flow.away() == flow) {
      return present.turn.isHeard();
    }
    Served before = last;
    return before != null && before.flow.away() == flow && before.turn.isHeard();
  }

  void close() {
    Served[] all;
    synchronized (this) {
      closed = true;
      all = new Served[] {next, last, now};
    }
    for (Served one : all) {
      if (one != null) {
        Survival.guard(LOG, "closing a speaker's flow", one.flow::close);
      }
    }
  }
}
