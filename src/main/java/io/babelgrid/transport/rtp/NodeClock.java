package io.babelgrid.transport.rtp;

import io.babelgrid.pipeline.RecentMinimum;
import java.util.function.LongSupplier;

/**
 * Translates another node's NTP clock into this node's monotonic time: what it sends is put beside
 * what this node makes, so the way of its reports is taken off. The least of the last 15 to 30 s
 * counts, less half a round trip: off by half of what the two directions differ, and by what a
 * first report waited. Corrections go at most 1 % of time, so that sound and picture, whose reports
 * follow each other within a second, are never put 10 ms apart. Owned by the relay's thread.
 */
public final class NodeClock implements CaptureClock {

  /** At 50 ppm two clocks part by 1.5 ms meanwhile. */
  private static final long EPOCH_NS = 15_000_000_000L;

  /** Beyond this the other node's clock was set: start anew. */
  private static final long STEP_NS = 2_000_000_000L;

  private static final long PASSED_FOR_CORRECTION = 100;

  private final LongSupplier roundTripNs;
  private final RecentMinimum offset = new RecentMinimum(EPOCH_NS);
  private long appliedNs;
  private long appliedAtNs;

  /**
   * @param roundTripNs to the other node without queues; 0 while it is not known
   */
  public NodeClock(LongSupplier roundTripNs) {
    this.roundTripNs = roundTripNs;
  }

  @Override
  public void onSenderReport(long ntp, long arrivedNs) {
    long sampleNs = arrivedNs - NtpClock.toNs(ntp);
    long leastNs = offset.least();
    boolean anew = leastNs == RecentMinimum.NOTHING || Math.abs(sampleNs - leastNs) > STEP_NS;
    if (anew) {
      offset.reset();
    }
    offset.add(sampleNs, arrivedNs);
    long rightNs = offset.least() - roundTripNs.getAsLong() / 2;
    long mostNs = Math.max(0, arrivedNs - appliedAtNs) / PASSED_FOR_CORRECTION;
    appliedNs += anew ? rightNs - appliedNs : Math.clamp(rightNs - appliedNs, -mostNs, mostNs);
    appliedAtNs = arrivedNs;
  }

  @Override
  public long toLocalNs(long ntp) {
    return NtpClock.toNs(ntp) + appliedNs;
  }
}
