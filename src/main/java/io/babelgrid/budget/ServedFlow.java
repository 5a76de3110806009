package io.babelgrid.budget;

import java.util.List;
import java.util.OptionalInt;

/**
 * An admitted flow on its ladder. Rungs that cost as much as a better one, by what is known now,
 * are passed over in both directions: they would take from the listener and give nothing back.
 */
final class ServedFlow {

  /** A flow that falls back within this many of its waits stepped up too soon. */
  private static final int RELAPSE_WAITS = 4;

  private final FlowId id;
  private final List<Rung> rungs;
  private final CapacityConfig.Pace pace;
  private int index;
  private long sinceNs;
  private long steppedDownNs;
  private long steppedUpNs;
  private long busyNs;
  private boolean wasDown;
  private boolean onTrial;
  private long waitNs;

  ServedFlow(FlowId id, List<Rung> rungs, int index, CapacityConfig.Pace pace, long nowNs) {
    this.id = id;
    this.rungs = rungs;
    this.index = index;
    this.pace = pace;
    this.sinceNs = nowNs;
    this.busyNs = nowNs;
    this.waitNs = pace.calmFor().toNanos();
  }

  FlowId id() {
    return id;
  }

  Rung rung() {
    return rungs.get(index);
  }

  Rung rung(int at) {
    return rungs.get(at);
  }

  int index() {
    return index;
  }

  int rungCount() {
    return rungs.size();
  }

  /** Nanoseconds on its rung. */
  long dwellNs(long nowNs) {
    return nowNs - sinceNs;
  }

  /** It had something to do in the interval that ends now. */
  void busy(long nowNs) {
    busyNs = nowNs;
  }

  /** Whether it had nothing to do for long; what was just admitted is about to begin. */
  boolean silent(long nowNs) {
    return nowNs - busyNs > pace.silentAfter().toNanos();
  }

  /** Whether it may step up again: it dwelt, and waited since it last stepped down. */
  boolean mayStepUp(long nowNs) {
    return dwellNs(nowNs) >= pace.minimumDwell().toNanos()
        && (!wasDown || nowNs - steppedDownNs >= waitNs);
  }

  /** The nearest worse rung that saves some of a resource. */
  OptionalInt below(CostCurve costs, Resource resource) {
    double amount = resource.of(costs.cost(rung()));
    for (int lower = index + 1; lower < rungs.size(); lower++) {
      if (resource.of(costs.cost(rungs.get(lower))) < amount - resource.tolerance()) {
        return OptionalInt.of(lower);
      }
    }
    return OptionalInt.empty();
  }

  /** The nearest better rung that no still better one undercuts. */
  OptionalInt above(CostCurve costs) {
    for (int higher = index - 1; higher >= 0; higher--) {
      Cost cost = costs.cost(rungs.get(higher));
      if (rungs.stream().limit(higher).noneMatch(better -> costs.cost(better).isWithin(cost))) {
        return OptionalInt.of(higher);
      }
    }
    return OptionalInt.empty();
  }

  void stepDown(int to, long nowNs) {
    long longestNs = pace.longestWait().toNanos();
    if (onTrial) {
      boolean relapse = nowNs - steppedUpNs < RELAPSE_WAITS * waitNs;
      waitNs = relapse ? Math.min(2 * waitNs, longestNs) : pace.calmFor().toNanos();
      onTrial = false;
    }
    index = to;
    wasDown = true;
    steppedDownNs = nowNs;
    sinceNs = nowNs;
  }

  void stepUp(int to, long nowNs) {
    index = to;
    onTrial = true;
    steppedUpNs = nowNs;
    sinceNs = nowNs;
  }
}
