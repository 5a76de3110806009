package io.babelgrid.budget;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells lasting overload and lasting calm from single samples. Each resource may be overloaded for
 * itself; calm is calm of all. Between the waters the load is neither, and nothing moves.
 */
final class LoadWatch {

  private final CapacityConfig config;
  private final long settleNs;
  private final long calmForNs;
  private final Map<Resource, Overload> overloads = new EnumMap<>(Resource.class);

  private LoadSample last = new LoadSample(0, 0, Map.of());
  private boolean calm;
  private long calmSinceNs;
  private Cost calmPeak = Cost.ZERO;
  private boolean moved;
  private long movedNs;

  LoadWatch(CapacityConfig config) {
    this.config = config;
    this.settleNs = config.pace().settle().toNanos();
    this.calmForNs = config.pace().calmFor().toNanos();
    for (Resource resource : Resource.values()) {
      overloads.put(resource, new Overload(config.pace().overloadFor().toNanos()));
    }
  }

  void observe(LoadSample sample, long nowNs) {
    last = sample;
    boolean calmNow = true;
    for (Resource resource : Resource.values()) {
      double busy = resource.of(sample.busy());
      boolean late = missing(resource);
      requireNonNull(overloads.get(resource))
          .observe(late || busy > config.highWater(resource), nowNs);
      calmNow &= !late && busy <= config.lowWater(resource);
    }
    observeCalm(calmNow, nowNs);
  }

  /** Deadlines are missed for want of lanes. */
  private boolean missing(Resource resource) {
    return resource == Resource.CORES && last.missShare() > config.missBound();
  }

  private void observeCalm(boolean calmNow, long nowNs) {
    if (calmNow && calm) {
      calmPeak = calmPeak.max(last.busy());
    } else if (calmNow) {
      beginCalm(nowNs);
    }
    calm = calmNow;
  }

  private void beginCalm(long nowNs) {
    calmSinceNs = nowNs;
    calmPeak = last.busy();
  }

  /** What is overloaded and has been for long enough. */
  Set<Resource> overloaded() {
    return overloads.entrySet().stream()
        .filter(each -> each.getValue().lasts())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the last move had the time to show. */
  boolean settled(long nowNs) {
    return !moved || nowNs - movedNs >= settleNs;
  }

  /** The most in use in a calm that lasted long enough; the next calm begins with this answer. */
  Optional<Cost> lastingCalm(long nowNs) {
    if (!calm || nowNs - calmSinceNs < calmForNs) {
      return Optional.empty();
    }
    Cost peak = calmPeak;
    beginCalm(nowNs);
    return Optional.of(peak);
  }

  /** A flow moved: what was measured before says nothing about calm any more. */
  void moved(long nowNs) {
    moved = true;
    movedNs = nowNs;
    calm = false;
  }

  /** What the last sample showed of a resource, in words. */
  String figures(Resource resource) {
    if (missing(resource)) {
      return Figures.percent(last.missShare())
          + " of deadlines missed, more than "
          + Figures.percent(config.missBound());
    }
    return busy(resource, last.busy())
        + ", high water is "
        + Figures.amount(resource, config.highWater(resource));
  }

  /** How much of a resource is in use, in words. */
  String busy(Resource resource, Cost busy) {
    return Figures.amount(resource, resource.of(busy))
        + " of "
        + Figures.amount(resource, config.node().of(resource))
        + " "
        + resource.inUse();
  }
}
