package io.babelgrid.flow;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import java.util.ArrayDeque;
import java.util.Deque;

/** Load of the engine between two looks, from its counters. Used by one thread. */
final class LoadMeter {

  /** Late results are rare and come in groups: their share is that of the last looks. */
  private static final int LOOKS = 20;

  private final ContinuousBatcher lanes;
  private final Deque<Counts> looks = new ArrayDeque<>();

  private record Counts(long atNs, long computeNs, long requests, long misses) {}

  /**
   * What was seen.
   *
   * @param intervalNs since the last look
   * @param busyCores lanes that computed, on average over the interval
   * @param missShare late among the requests that ended within the last looks
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
    return new Reading(
        intervalNs,
        (double) (now.computeNs - last.computeNs) / intervalNs,
        requests == 0 ? 0 : misses / requests);
  }

  private Counts counts(long nowNs) {
    long compute = 0;
    long requests = 0;
    long misses = 0;
    for (StageCounters stage : lanes.stages().values()) {
      StageCounters.Snapshot counted = stage.snapshot();
      compute += counted.computeNs();
      requests += counted.requests();
      misses += counted.deadlineMisses();
    }
    return new Counts(nowNs, compute, requests, misses);
  }
}
