package io.babelgrid.transport.estimate;

/**
 * Makes groups of packets that left together, since they arrive as the way lets them, and follows
 * their {@link Trend}. Of one thread.
 */
final class Queueing {

  private static final long TOGETHER_NS = 5_000_000;

  /** A longer pause, or a step back, says nothing of a queue. */
  private static final long BREAK_NS = 3_000_000_000L;

  private Trend trend = new Trend();
  private Trend.Use use = Trend.Use.NORMAL;
  private boolean started;
  private boolean compared;
  private long firstSentNs;
  private long lastSentNs;
  private long lastArrivedNs;
  private long beforeSentNs;
  private long beforeArrivedNs;

  /** Takes a packet, in the order in which packets left and arrived. */
  Trend.Use packet(long sentNs, long arrivedNs) {
    if (started && Math.abs(arrivedNs - lastArrivedNs) > BREAK_NS) {
      started = false;
      compared = false;
      trend = new Trend();
      use = Trend.Use.NORMAL;
    }
    if (!started) {
      started = true;
      firstSentNs = sentNs;
    } else if (sentNs - firstSentNs > TOGETHER_NS) {
      close();
      firstSentNs = sentNs;
    }
    lastSentNs = sentNs;
    lastArrivedNs = arrivedNs;
    return use;
  }

  /** The last packet of a group tells when it was through. */
  private void close() {
    if (compared) {
      double sentMs = (lastSentNs - beforeSentNs) / 1e6;
      use = trend.next(sentMs, (lastArrivedNs - beforeArrivedNs) / 1e6, lastArrivedNs / 1e6);
    }
    compared = true;
    beforeSentNs = lastSentNs;
    beforeArrivedNs = lastArrivedNs;
  }
}
