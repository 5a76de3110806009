package io.babelgrid.call;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.HeardLatency;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The media of one room: who gets what from whom. Changes come from any thread and run one at a
 * time on the call's writer, which owns what is known of speakers and listeners; each that matters
 * rebuilds the fan-out of each speaker. Calls are small, changes rare, packets many: those read
 * only what was published last.
 */
final class CallMedia {

  private static final Logger LOG = Logger.getLogger(CallMedia.class);

  /** Between looks whether somebody was heard out; nobody hears the difference. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final CallWriter writer = new CallWriter();

  /** Whether another look is due; of the writer. */
  private boolean looking;

  /** Replaced by the writer, read by all. */
  private volatile CallMembers members = CallMembers.NOBODY;

  void add(Speaker speaker) {
    ask(() -> {
      members = members.with(speaker);
      return true;
    });
  }

  void add(Listener listener) {
    ask(() -> {
      members = members.with(listener);
      return true;
    });
  }

  /** What is sent or told late goes to nobody. */
  void remove(Speaker speaker) {
    ask(() -> {
      members = members.without(speaker);
      speaker.audience().end();
      return true;
    });
  }

  void remove(Listener listener) {
    ask(() -> {
      members = members.without(listener);
      return true;
    });
  }

  /**
   * Makes a change on the writer, some time soon; for callers that hold locks. Never waits.
   *
   * @param change gives whether who gets what is to be worked out anew
   */
  void tell(BooleanSupplier change) {
    writer.tell(() -> make(change));
  }

  /** Tells on the writer what is soon out of date, and of no matter for who gets what. */
  void offer(Runnable news) {
    writer.offer(news);
  }

  /** The same as {@link #tell}, and returns when it holds; for callers that hold no lock. */
  void ask(BooleanSupplier change) {
    writer.ask(() -> make(change));
  }

  /**
   * What people at another node want of somebody here.
   *
   * @param open makes the place where that node's packets go
   */
  void wish(
      NodeEpoch node,
      String participantId,
      Set<Language> hear,
      Set<TrackId.Content> tracks,
      Supplier<NodeSlots> open) {
    tell(() -> {
      Listener known = members.listeners().get(nodeId(node));
      NodeSlots slots = known != null && known.slots() instanceof NodeSlots held ? held : null;
      if (slots == null) {
        slots = open.get();
        members = members.with(new Listener(nodeId(node), null, slots, Silence.INSTANCE));
      }
      boolean isNew = slots.wish(participantId, hear, tracks);
      if (isNew && tracks.contains(TrackId.Content.VIDEO)) {
        requestKeyFrame(new TrackId(participantId, TrackId.Content.VIDEO), null);
      }
      return isNew;
    });
  }

  /** Nobody at that node is in the call any more. */
  void left(NodeEpoch node) {
    tell(() -> {
      Listener listener = members.listeners().get(nodeId(node));
      if (listener == null) {
        return false;
      }
      listener.slots().tracks(Set.of());
      members = members.without(listener);
      return true;
    });
  }

  /** Not the id of a participant: those have no colon. */
  private static String nodeId(NodeEpoch node) {
    return "node:" + node.node();
  }

  /** Works out anew who gets what; to be called after a change of slots. */
  void replan() {
    ask(() -> true);
  }

  /** Tells a listener which tracks there are: those of everybody else. */
  void tellTracks(Listener listener) {
    writer.ask(() -> listener.slots().tracks(members.tracks(listener)));
  }

  /** Tells a listener again how each speaker is served: their browser may have been away. */
  void remind(Listener listener) {
    writer.ask(() ->
        members
            .othersThan(listener)
            .forEach(speaker -> speaker.audience().remind(listener.events())));
    writer.ask(listener::remindOfPaused);
  }

  /** How the words that this listener hears came to them. */
  List<HeardLatency.Voice> heard(Listener listener) {
    return members.heard(listener);
  }

  /**
   * Asks for a key frame of a video: the speaker's source, when they are here, or this node.
   *
   * @param heard what the one who asks hears
   */
  void requestKeyFrame(TrackId track, @Nullable Language heard) {
    members
        .of(track.participantId())
        .forEach(speaker -> speaker.requestKeyFrame(track.content(), heard));
  }

  /** Whether the same participant has a later place. */
  boolean hasNextOf(Speaker speaker) {
    return !members.isLatest(speaker);
  }

  Collection<Speaker> speakers() {
    return members.speakers();
  }

  /**
   * Looks what each listener is to see of each camera. Never waits.
   *
   * @param most cameras at once for each
   */
  void steer(int most, NanoClock clock) {
    writer.offer(() -> {
      for (Listener listener : members.listeners().values()) {
        List<Speaker> seen =
            members.othersThan(listener).stream().filter(members::isLatest).toList();
        guard(() -> listener.steer(seen, most, clock.nowNs()));
      }
    });
  }

  private void make(BooleanSupplier change) {
    if (change.getAsBoolean()) {
      replanAll();
    }
  }

  /** One for whom that fails is no reason to leave the others as they were. */
  private void replanAll() {
    takeTurns();
    members
        .listeners()
        .values()
        .forEach(each ->
            guard(() -> {
              each.keep(members.speakers());
              each.slots().tracks(members.tracks(each));
            }));
    // What is there is sent where it belongs before voices are opened, which takes longer.
    var targets = new LinkedHashMap<Speaker, Set<Language>>();
    for (Speaker speaker : members.speakers()) {
      guard(() -> {
        CallPlan plan = CallPlan.of(speaker, members);
        targets.put(speaker, plan.targets());
        speaker.audience().fanOut(plan.fanOut());
        speaker.likely(members.likely(speaker));
        if (speaker.isRemote()) {
          speaker.source().wanted(plan.targets(), members.wanted(speaker));
        } else {
          speaker.elsewhere(members.elsewhere(speaker));
        }
      });
    }
    targets.forEach((speaker, wanted) -> guard(() -> speaker.targets(wanted)));
    members.speakers().forEach(speaker -> guard(speaker::goOn));
  }

  /**
   * What is said at the next place of somebody waits until they were heard out at the last.
   *
   * @return whether another one may speak now
   */
  private boolean takeTurns() {
    boolean several = false;
    boolean changed = false;
    for (Speaker speaker : members.speakers()) {
      List<Speaker> before = members.before(speaker);
      changed |= speaker.waits(before.stream().anyMatch(Speaker::isBusy));
      several |= !before.isEmpty();
    }
    if (several && !looking) {
      looking = true;
      LATER.execute(() ->
          tell(() -> {
            looking = false;
            return takeTurns();
          }));
    }
    return changed;
  }

  private static void guard(Runnable part) {
    Survival.guard(LOG, "a change of who gets what", part);
  }
}
