package io.babelgrid.budget;

/**
 * What the operator says that this node's work costs, in a unit of theirs.
 *
 * @param computeHour of one lane of inference
 * @param backhaulGb of 10^9 bytes of media to another node
 */
public record Prices(double computeHour, double backhaulGb) {

  public static final Prices NONE = new Prices(0, 0);

  private static final double NANOS = 1e9;
  private static final double MS_PER_HOUR = 3.6e6;
  private static final double BYTES_PER_GB = 1e9;

  /** Billionths of the unit. */
  public long nanos(long computeMs, long backhaulBytes) {
    double hours = computeMs / MS_PER_HOUR;
    double gb = backhaulBytes / BYTES_PER_GB;
    return Math.round(NANOS * (hours * computeHour + gb * backhaulGb));
  }
}
