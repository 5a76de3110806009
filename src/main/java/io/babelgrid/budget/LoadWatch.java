package io.babelgrid.budget;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Tells lasting overload and lasting calm from single samples. Between the waters the load is
 * neither, and nothing moves.
 */
final class LoadWatch {

  private final CapacityConfig config;
  private final long overloadForNs;
  private final long settleNs;
  private final long calmForNs;

  private LoadSample last = new LoadSample(0, 0, Map.of());
  private boolean seenOverload;
  private boolean over;
  private long overSinceNs;
  private long lastOverNs;
  private boolean calm;
  private long calmSinceNs;
  private double calmPeakCores;
  private boolean moved;
  private long movedNs;

  LoadWatch(CapacityConfig config) {
    this.config = config;
    this.overloadForNs = config.pace().overloadFor().toNanos();
    this.settleNs = config.pace().settle().toNanos();
    this.calmForNs = config.pace().calmFor().toNanos();
  }

  void observe(LoadSample sample, long nowNs) {
    last = sample;
    boolean missing = sample.missShare() > config.missBound();
    observeOverload(missing || sample.busyCores() > config.highWaterCores(), nowNs);
    observeCalm(!missing && sample.busyCores() <= config.lowWaterCores(), nowNs);
  }

  private void observeOverload(boolean overNow, long nowNs) {
    if (overNow) {
      boolean same = over || (seenOverload && nowNs - lastOverNs <= overloadForNs);
      if (!same) {
        overSinceNs = nowNs;
      }
      seenOverload = true;
      lastOverNs = nowNs;
    }
    over = overNow;
  }

  private void observeCalm(boolean calmNow, long nowNs) {
    if (calmNow && calm) {
      calmPeakCores = Math.max(calmPeakCores, last.busyCores());
    } else if (calmNow) {
      beginCalm(nowNs);
    }
    calm = calmNow;
  }

  private void beginCalm(long nowNs) {
    calmSinceNs = nowNs;
    calmPeakCores = last.busyCores();
  }

  /** Whether the node is overloaded and has been for long enough. */
  boolean overloaded() {
    return over && lastOverNs - overSinceNs >= overloadForNs;
  }

  /** Whether the last move had the time to show. */
  boolean settled(long nowNs) {
    return !moved || nowNs - movedNs >= settleNs;
  }

  /** Busiest cores of a calm that lasted long enough; the next calm begins with this answer. */
  OptionalDouble lastingCalm(long nowNs) {
    if (!calm || nowNs - calmSinceNs < calmForNs) {
      return OptionalDouble.empty();
    }
    double peak = calmPeakCores;
    beginCalm(nowNs);
    return OptionalDouble.of(peak);
  }

  /** A flow moved: what was measured before says nothing about calm any more. */
  void moved(long nowNs) {
    moved = true;
    movedNs = nowNs;
    calm = false;
  }

  /** What the last sample showed, in words. */
  String figures() {
    if (last.missShare() > config.missBound()) {
      return Figures.percent(last.missShare())
          + " of deadlines missed, more than "
          + Figures.percent(config.missBound());
    }
    return busy(last.busyCores()) + ", high water is " + Figures.cores(config.highWaterCores());
  }

  /** A number of busy cores, in words. */
  String busy(double cores) {
    return Figures.cores(cores) + " of " + Figures.cores(config.lanes()) + " cores busy";
  }
}
