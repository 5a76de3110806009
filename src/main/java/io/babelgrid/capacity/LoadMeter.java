package io.babelgrid.capacity;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Load of the engine over the last seconds, from its counters: an inference counts when it ends, so
 * that a single look sees more than the lanes can do, or nothing. Used by one thread.
 */
public final class LoadMeter {

  /** Looks that load is averaged over: 5 s at four a second. */
  private static final int LOOKS = 20;

  /** Recognition is due all the time. A voice that begins is due at once and often late. */
  private static final String STEADY = "recognition.";

  /** With fewer results than this, one that is late says nothing. */
  private static final int FEWEST_REQUESTS = 20;

  /** Lateness with lanes less busy than this comes from elsewhere; no ladder would mend it. */
  private static final double BUSY_SHARE = 0.75;

  private final ContinuousBatcher lanes;
  private final Deque<Counts> looks = new ArrayDeque<>();

  private record Counts(long atNs, long computeNs, long requests, long misses) {}

  /**
   * What was seen.
   *
   * @param intervalNs since the last look
   * @param busyCores lanes that computed, on average over the last looks
   * @param missShare late among the recognitions that ended within the last looks; 0 while the
   *     lanes are hardly busy
   */
  record Reading(long intervalNs, double busyCores, double missShare) {}

  LoadMeter(ContinuousBatcher lanes, long nowNs) {
    this.lanes = lanes;
    looks.add(counts(nowNs));
  }

  Reading read(long nowNs) {
    Counts now = counts(nowNs);
    Counts last = looks.getLast();
    Counts oldest = looks.getFirst();
    looks.add(now);
    if (looks.size() > LOOKS) {
      looks.removeFirst();
    }
    long intervalNs = Math.max(1, nowNs - last.atNs);
    long requests = now.requests - oldest.requests;
    double misses = now.misses - oldest.misses;
    double busyCores =
        (double) (now.computeNs - oldest.computeNs) / Math.max(1, now.atNs - oldest.atNs);
    boolean telling = requests >= FEWEST_REQUESTS && busyCores >= BUSY_SHARE * lanes.laneCount();
    return new Reading(intervalNs, busyCores, telling ? misses / requests : 0);
  }

  private Counts counts(long nowNs) {
    long compute = 0;
    long requests = 0;
    long misses = 0;
    for (Map.Entry<String, StageCounters> stage : lanes.stages().entrySet()) {
      StageCounters.Snapshot counted = stage.getValue().snapshot();
      compute += counted.computeNs();
      if (stage.getKey().startsWith(STEADY)) {
        requests += counted.requests();
        misses += counted.deadlineMisses();
      }
    }
    return new Counts(nowNs, compute, requests, misses);
  }
}
