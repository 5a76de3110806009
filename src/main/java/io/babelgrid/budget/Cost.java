package io.babelgrid.budget;

/**
 * What something takes of a node. Immutable; a difference may be negative.
 *
 * @param cores compute lanes, on average over the time that it works
 * @param gpuShare part of one GPU, likewise
 * @param memoryBytes held as long as it is there, at work or not
 * @param sentBitsPerSecond on the wire, headers of IP included
 */
public record Cost(double cores, double gpuShare, long memoryBytes, long sentBitsPerSecond) {

  public static final Cost ZERO = new Cost(0, 0, 0, 0);

  public static Cost ofCores(double cores) {
    return new Cost(cores, 0, 0, 0);
  }

  public Cost withCores(double other) {
    return new Cost(other, gpuShare, memoryBytes, sentBitsPerSecond);
  }

  public Cost plus(Cost other) {
    return new Cost(
        cores + other.cores,
        gpuShare + other.gpuShare,
        memoryBytes + other.memoryBytes,
        sentBitsPerSecond + other.sentBitsPerSecond);
  }

  public Cost minus(Cost other) {
    return new Cost(
        cores - other.cores,
        gpuShare - other.gpuShare,
        memoryBytes - other.memoryBytes,
        sentBitsPerSecond - other.sentBitsPerSecond);
  }

  public Cost times(double factor) {
    return new Cost(
        cores * factor,
        gpuShare * factor,
        Math.round(memoryBytes * factor),
        Math.round(sentBitsPerSecond * factor));
  }

  /** The larger of each amount. */
  public Cost max(Cost other) {
    return new Cost(
        Math.max(cores, other.cores),
        Math.max(gpuShare, other.gpuShare),
        Math.max(memoryBytes, other.memoryBytes),
        Math.max(sentBitsPerSecond, other.sentBitsPerSecond));
  }

  /** Whether there is room for all of it. */
  public boolean fits(Capacity free) {
    return free.shortOf(this).isEmpty();
  }

  /** Whether it takes no more of anything than the other does. */
  boolean isWithin(Cost other) {
    for (Resource resource : Resource.values()) {
      if (resource.of(this) > resource.of(other)) {
        return false;
      }
    }
    return true;
  }

  /** What is kept free for a share of the time: memory is held all of it. */
  Cost during(double share) {
    return new Cost(
        cores * share, gpuShare * share, memoryBytes, Math.round(sentBitsPerSecond * share));
  }

  /**
   * @param whose names it in the message
   * @throws IllegalArgumentException when an amount is negative or not finite
   */
  Cost requireNotNegative(String whose) {
    for (Resource resource : Resource.values()) {
      double amount = resource.of(this);
      if (!(amount >= 0) || Double.isInfinite(amount)) {
        throw new IllegalArgumentException(
            resource.unit() + " " + whose + " must be 0 or more: " + amount);
      }
    }
    return this;
  }
}
