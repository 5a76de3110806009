package io.babelgrid.call;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.echo.SoundPrint;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.speaker.FlowEvents;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one of several flows of a speaker tells, as far as it is its turn: its voices are heard
 * while those of the one before are heard out, and what it says of the speaker holds while it is
 * the present one. Any thread.
 */
final class FlowTurn implements FlowEvents {

  /** What a flow may do at present. */
  enum Right {
    /** How the speaker is served is what it says. */
    SPEAKS_FOR,
    /** Its voices are heard. */
    HEARD
  }

  private final FlowEvents show;
  private final BiConsumer<Language, String> voices;
  private final Set<Right> rights = EnumSet.noneOf(Right.class);
  private final Map<Language, Served> served = new HashMap<>();
  private final Set<Language> talking = new HashSet<>();
  private @Nullable String unheard;

  private record Served(ServiceLevel level, String reason) {}

  /**
   * @param voices is told by whom the speaker is spoken for, by language
   */
  FlowTurn(FlowEvents show, BiConsumer<Language, String> voices) {
    this.show = show;
    this.voices = voices;
  }

  /** One with all rights from the first. */
  static FlowTurn first(FlowEvents show, BiConsumer<Language, String> voices) {
    var turn = new FlowTurn(show, voices);
    turn.rights.addAll(EnumSet.allOf(Right.class));
    return turn;
  }

  /** From now on; what it said of the speaker before holds now. */
  synchronized void gets(Right right) {
    if (!rights.add(right)) {
      return;
    }
    switch (right) {
      case SPEAKS_FOR -> {
        show.unheard(unheard == null ? "" : unheard);
        served.forEach((target, how) -> show.served(target, how.level, how.reason));
      }
      case HEARD -> talking.forEach(target -> show.talking(target, true));
    }
  }

  synchronized void loses(Right right) {
    if (rights.remove(right) && right == Right.HEARD) {
      talking.forEach(target -> show.talking(target, false));
    }
  }

  private boolean may(Right right) {
    return rights.contains(right);
  }

  @Override
  public synchronized void detected(Language language) {
    if (may(Right.SPEAKS_FOR)) {
      show.detected(language);
    }
  }

  @Override
  public synchronized void misdeclared(Language spoken) {
    if (may(Right.SPEAKS_FOR)) {
      show.misdeclared(spoken);
    }
  }

  @Override
  public synchronized void unheard(String reason) {
    unheard = reason;
    if (may(Right.SPEAKS_FOR)) {
      show.unheard(reason);
    }
  }

  @Override
  public synchronized void voice(Language target, String voiceId) {
    voices.accept(target, voiceId);
    if (may(Right.SPEAKS_FOR)) {
      show.voice(target, voiceId);
    }
  }

  @Override
  public synchronized void served(Language target, ServiceLevel level, String reason) {
    served.put(target, new Served(level, reason));
    if (may(Right.SPEAKS_FOR)) {
      show.served(target, level, reason);
    }
  }

  @Override
  public synchronized void talking(Language target, boolean isTalking) {
    boolean isNew = isTalking ? talking.add(target) : talking.remove(target);
    if (isNew && may(Right.HEARD)) {
      show.talking(target, isTalking);
    }
  }

  @Override
  public void syntheticFrame(
      Language target, StreamId stream, byte[] opus, long rtpTicks, boolean talkStart) {
    if (isHeard()) {
      show.syntheticFrame(target, stream, opus, rtpTicks, talkStart);
    }
  }

  @Override
  public void sounds(Language target, SoundPrint print) {
    if (isHeard()) {
      show.sounds(target, print);
    }
  }

  synchronized boolean isHeard() {
    return may(Right.HEARD);
  }
}
