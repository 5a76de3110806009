package io.babelgrid.budget;

import java.util.function.ToDoubleFunction;

/** What a node has a limited amount of. */
public enum Resource {
  /** Compute lanes. */
  CORES(Cost::cores, 1, "cores", "cores busy"),
  /** All memory bandwidth and compute of one GPU is 1. */
  GPU(Cost::gpuShare, 1, "GPUs", "GPUs busy"),
  MEMORY(Cost::memoryBytes, 1L << 30, "GiB of memory", "GiB of memory in use"),
  UPLINK(Cost::sentBitsPerSecond, 1e6, "Mbit/s sent", "Mbit/s sent");

  private final ToDoubleFunction<Cost> amount;
  private final double shown;
  private final String unit;
  private final String inUse;

  /**
   * @param shown how much of it people are shown as 1
   */
  Resource(ToDoubleFunction<Cost> amount, double shown, String unit, String inUse) {
    this.amount = amount;
    this.shown = shown;
    this.unit = unit;
    this.inUse = inUse;
  }

  /** How much of this resource a cost takes. */
  public double of(Cost cost) {
    return amount.applyAsDouble(cost);
  }

  /** The amount in the unit that people are shown. */
  double shown(double amount) {
    return amount / shown;
  }

  /** Amounts are equal within this. */
  double tolerance() {
    return Figures.TOLERANCE * shown;
  }

  /** What is counted: follows an amount that is needed. */
  String unit() {
    return unit;
  }

  /** Follows an amount that is used of another. */
  String inUse() {
    return inUse;
  }
}
