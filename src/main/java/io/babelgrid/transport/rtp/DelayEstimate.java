package io.babelgrid.transport.rtp;

import io.babelgrid.pipeline.RecentMinimum;

/**
 * How long to wait for a packet beyond its expected arrival: the 95th percentile of the delays of
 * the last 10 s, rounded up to whole packets of 20 ms, and one packet more, within 40..200 ms. The
 * expected arrival follows the fastest packet of the last 5 to 10 s, so that clock drift (50 ppm is
 * 0.5 ms in 10 s) doesn't matter. Owned by the peer's thread.
 */
final class DelayEstimate {

  /** Packets remembered: 10 s of 20 ms. */
  private static final int HISTORY = 500;

  private static final long STEP_NS = 20_000_000;
  private static final int MAX_STEPS = 10;
  private static final int MIN_STEPS = 2;
  private static final long EPOCH_NS = 5_000_000_000L;

  private final byte[] history = new byte[HISTORY];
  private final int[] counts = new int[MAX_STEPS + 1];
  private int filled;
  private int next;
  private final RecentMinimum fastest = new RecentMinimum(EPOCH_NS);
  private long patienceNs = MIN_STEPS * STEP_NS;

  /** Starts anew: the sender's clock has jumped. */
  void reset() {
    fastest.reset();
  }

  void onPacket(long rtpTicks, long arrivedNs) {
    long offsetNs = arrivedNs - ticksToNs(rtpTicks);
    fastest.add(offsetNs, arrivedNs);
    remember(Math.min(MAX_STEPS, (offsetNs - fastest.least() + STEP_NS - 1) / STEP_NS));
  }

  private void remember(long steps) {
    if (filled == HISTORY) {
      counts[history[next]]--;
    } else {
      filled++;
    }
    history[next] = (byte) steps;
    counts[(int) steps]++;
    next = (next + 1) % HISTORY;
    int allowedLate = filled / 20;
    int percentile = MAX_STEPS;
    for (int late = 0; percentile > 0; percentile--) {
      late += counts[percentile];
      if (late > allowedLate) {
        break;
      }
    }
    patienceNs = Math.clamp(percentile + 1L, MIN_STEPS, MAX_STEPS) * STEP_NS;
  }

  /** Until when to wait for the packet with this RTP time. */
  long deadlineNs(long rtpTicks) {
    return fastest.least() + ticksToNs(rtpTicks) + patienceNs;
  }

  long patienceNs() {
    return patienceNs;
  }

  static long ticksToNs(long ticks48k) {
    return ticks48k * 62_500 / 3;
  }
}
