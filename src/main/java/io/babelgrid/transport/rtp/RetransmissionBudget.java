package io.babelgrid.transport.rtp;

import io.babelgrid.pipeline.Allowance;
import io.babelgrid.pipeline.RecentMinimum;
import io.babelgrid.pipeline.SentRate;

/**
 * How much may be sent again to one browser, over all its streams. A request of 20 bytes can ask
 * for 17 packets, so without a bound one browser's uplink of 40 kbit/s brings back 127 Mbit/s.
 *
 * <p>Loss of 5 % costs an honest browser little of it: what is lost is sent again and, on a long
 * way, a second time, and 5 % of that once more: 2 x 5 % x 1.05 = 10.5 % of what is sent, of the 25
 * % that come back. A burst may take what a second brings: at 2.5 Mbit/s, 250 ms that are lost
 * whole, and be repeated once more after half a second. Owned by the peer's thread.
 *
 * <p>A gap that is longer than the budget of a burst is not closed in part: the pictures in it
 * could not be decoded, and one new picture costs less.
 */
public final class RetransmissionBudget {

  private static final double SHARE = 0.25;

  /** 300 kbit/s: half of one picture's start rate, when little or nothing was sent lately. */
  static final double LEAST_BYTES_A_SECOND = 37_500;

  /** What may be left, in seconds of what comes back; of the least, one. */
  private static final double BURST_S = 2;

  /** A full one: those of a gap are not known to be less. */
  private static final int PACKET_BYTES = 1_200;

  private static final long LEAST_INTERVAL_NS = 10_000_000;
  private static final long ROUND_TRIP_EPOCH_NS = 5_000_000_000L;

  /** What second copies leave to first ones. */
  private static final double COPIES_KEEP = 0.25;

  private final Allowance bytes = new Allowance(LEAST_BYTES_A_SECOND, LEAST_BYTES_A_SECOND);
  private final SentRate sent = new SentRate();
  private final RecentMinimum roundTrip = new RecentMinimum(ROUND_TRIP_EPOCH_NS);
  private double most = LEAST_BYTES_A_SECOND;
  private long again;

  /**
   * Takes what was sent so far, what was sent again included; about once a second.
   *
   * @param roundTripNs 0 while it is not known
   */
  public void sample(long sentBytes, long roundTripNs, long nowNs) {
    sent.sample(sentBytes - again, nowNs);
    double share = sent.bitsPerSecond() / 8.0 * SHARE;
    double rate = Math.max(LEAST_BYTES_A_SECOND, share);
    most = Math.max(LEAST_BYTES_A_SECOND, share * BURST_S);
    bytes.become(rate, most, nowNs);
    if (roundTripNs > 0) {
      roundTrip.add(roundTripNs, nowNs);
    }
  }

  /** Whether a gap of so many packets can be closed at all, even when nothing is spent yet. */
  public boolean repairs(int packets) {
    return packets * PACKET_BYTES <= most;
  }

  /** Whether a packet may be sent again. */
  public boolean allows(long nowNs) {
    return bytes.isLeft(nowNs);
  }

  /** Whether a second copy may follow it: what is asked for goes before. */
  public boolean allowsCopy(long nowNs) {
    return bytes.left(nowNs) > most * COPIES_KEEP;
  }

  public void spend(int length) {
    bytes.spend(length);
    again += length;
  }

  /**
   * How soon one packet may be sent again after it was: who asks sooner than the shortest round
   * trip of late cannot know what became of it.
   */
  public long intervalNs() {
    long least = roundTrip.least();
    return least == RecentMinimum.NOTHING ? LEAST_INTERVAL_NS : Math.max(LEAST_INTERVAL_NS, least);
  }
}
