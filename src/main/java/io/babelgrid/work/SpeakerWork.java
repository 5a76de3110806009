package io.babelgrid.work;

import io.babelgrid.call.Speaker;
import io.babelgrid.flow.AwayFlow;
import io.babelgrid.room.NodeEpoch;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one speaker's work was, is and is about to be done, as far as that is at other nodes.
 * Changed by the desk's thread, read by any.
 */
final class SpeakerWork {

  private static final long PAUSE_NS = 1_000_000_000L;

  private final Speaker speaker;

  /** Asked, or about to take over. */
  private volatile @Nullable AwayWork coming;

  /** Serves the speaker. */
  private volatile @Nullable AwayWork now;

  /** Is heard out. */
  private volatile @Nullable AwayWork last;

  /** When somebody was last heard of who was lost. */
  private long heardUntilNs = Long.MIN_VALUE;

  private long askedInVainNs = Long.MIN_VALUE;

  SpeakerWork(Speaker speaker) {
    this.speaker = speaker;
  }

  Speaker speaker() {
    return speaker;
  }

  @Nullable AwayWork coming() {
    return coming;
  }

  @Nullable AwayWork now() {
    return now;
  }

  void coming(@Nullable AwayWork work) {
    coming = work;
  }

  /** The node that serves them is lost. */
  void lost(long untilNs) {
    heardUntilNs = untilNs;
    now = null;
  }

  /** What arrived later has been heard by nobody. */
  long heardUntilNs() {
    return heardUntilNs;
  }

  /** Nobody has room now; that is not asked four times a second. */
  void foundNobody(long nowNs) {
    askedInVainNs = nowNs;
  }

  boolean mayAsk(long nowNs) {
    return askedInVainNs == Long.MIN_VALUE || nowNs - askedInVainNs >= PAUSE_NS;
  }

  /** Who serves them may have changed since. */
  void settle() {
    AwayWork next = coming;
    AwayWork present = now;
    AwayFlow serves = speaker.flow().away();
    if (next != null && serves == next.flow()) {
      last = present;
      now = next;
      coming = null;
      heardUntilNs = Long.MIN_VALUE;
    } else if (present != null && serves != present.flow()) {
      last = present;
      now = null;
    }
    if (!speaker.flows().isMoving()) {
      last = null;
    }
  }

  /** What that node does for them; null where it does nothing. */
  @Nullable AwayWork at(NodeEpoch node) {
    return all().filter(work -> work.node().equals(node)).findFirst().orElse(null);
  }

  Set<NodeEpoch> nodes() {
    return all().map(AwayWork::node).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<AwayWork> all() {
    return Stream.of(coming, now, last).filter(Objects::nonNull);
  }
}
