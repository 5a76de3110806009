package io.babelgrid.budget;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of each resource there is. What nobody limits is null and never short.
 *
 * @param cores compute lanes
 * @param gpuShare GPUs
 * @param sentBitsPerSecond what the line to the listeners takes
 */
public record Capacity(
    double cores,
    @Nullable Double gpuShare,
    @Nullable Long memoryBytes,
    @Nullable Long sentBitsPerSecond) {

  /** Of nothing else there is a limit. */
  public static Capacity ofCores(double cores) {
    return new Capacity(cores, null, null, null);
  }

  public Capacity withGpus(double gpus) {
    return new Capacity(cores, gpus, memoryBytes, sentBitsPerSecond);
  }

  public Capacity withMemory(long bytes) {
    return new Capacity(cores, gpuShare, bytes, sentBitsPerSecond);
  }

  public Capacity withUplink(long bitsPerSecond) {
    return new Capacity(cores, gpuShare, memoryBytes, bitsPerSecond);
  }

  /** How much there is of a resource; infinite where nobody limits it. */
  public double of(Resource resource) {
    Number limit =
        switch (resource) {
          case CORES -> (Double) cores;
          case GPU -> gpuShare;
          case MEMORY -> memoryBytes;
          case UPLINK -> sentBitsPerSecond;
        };
    return limit == null ? Double.POSITIVE_INFINITY : limit.doubleValue();
  }

  public Capacity times(double factor) {
    return new Capacity(
        cores * factor,
        gpuShare == null ? null : (Double) (gpuShare * factor),
        memoryBytes == null ? null : (Long) Math.round(memoryBytes * factor),
        sentBitsPerSecond == null ? null : (Long) Math.round(sentBitsPerSecond * factor));
  }

  /** What a cost leaves of it: nothing where it takes more than there is. */
  public Capacity minus(Cost cost) {
    return new Capacity(
        Math.max(0, cores - cost.cores()),
        gpuShare == null ? null : (Double) Math.max(0, gpuShare - cost.gpuShare()),
        memoryBytes == null ? null : (Long) Math.max(0, memoryBytes - cost.memoryBytes()),
        sentBitsPerSecond == null
            ? null
            : (Long) Math.max(0, sentBitsPerSecond - cost.sentBitsPerSecond()));
  }

  /** The same without any of a resource. */
  Capacity without(Resource resource) {
    return switch (resource) {
      case CORES -> new Capacity(0, gpuShare, memoryBytes, sentBitsPerSecond);
      case GPU -> withGpus(0);
      case MEMORY -> withMemory(0);
      case UPLINK -> withUplink(0);
    };
  }

  /** The first resource that there is less of than a cost takes. */
  public Optional<Resource> shortOf(Cost cost) {
    for (Resource resource : Resource.values()) {
      if (!holds(resource, resource.of(cost))) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  /** Whether there is so much of a resource. */
  boolean holds(Resource resource, double amount) {
    return amount <= of(resource) + resource.tolerance();
  }
}
