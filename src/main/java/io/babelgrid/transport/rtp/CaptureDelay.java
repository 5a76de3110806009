package io.babelgrid.transport.rtp;

import io.babelgrid.pipeline.RecentMinimum;

/**
 * How long audio takes from a browser's microphone to this node without queues: its absolute
 * capture times (abs-capture-time, which some packets carry and the RTP time carries on) against
 * this node's clock. The two clocks are compared by the browser's sender reports, which were half a
 * round trip on their way. Owned by the peer's thread.
 */
public final class CaptureDelay {

  /** {@link #delayNs} while the browser has not told what it takes to know. */
  public static final long UNKNOWN = -1;

  private static final long EPOCH_NS = 5_000_000_000L;

  /** Reports on audio come every few seconds; at 50 ppm two clocks part by 1.5 ms meanwhile. */
  private static final long REPORTS_EPOCH_NS = 15_000_000_000L;

  /** Beyond this the browser's clock was set: start anew. */
  private static final long STEP_NS = 2_000_000_000L;

  private final RecentMinimum offset = new RecentMinimum(REPORTS_EPOCH_NS);
  private final RecentMinimum roundTrip = new RecentMinimum(REPORTS_EPOCH_NS);
  private final RecentMinimum age = new RecentMinimum(EPOCH_NS);
  private boolean captureKnown;
  private long captureNtp;
  private long captureTimestamp;

  /** The browser's clock read {@code ntp} when it sent what arrived now. */
  public void onSenderReport(long ntp, long arrivedNs) {
    long offsetNs = arrivedNs - NtpClock.toNs(ntp);
    if (offset.least() != RecentMinimum.NOTHING && Math.abs(offsetNs - offset.least()) > STEP_NS) {
      offset.reset();
      newStream();
    }
    offset.add(offsetNs, arrivedNs);
  }

  public void onRoundTrip(long roundTripNs, long nowNs) {
    roundTrip.add(roundTripNs, nowNs);
  }

  /** Another SSRC: its RTP times start anew. */
  public void newStream() {
    captureKnown = false;
    age.reset();
  }

  /**
   * A packet says when its first sample was captured.
   *
   * @param ntp by the browser's clock
   * @param timestamp RTP time of the packet, at 48 kHz
   */
  public void onCapture(long ntp, long timestamp) {
    captureKnown = true;
    captureNtp = ntp;
    captureTimestamp = timestamp;
  }

  /**
   * A packet of audio; its delay counts from the capture of its last sample.
   *
   * @param durationTicks samples at 48 kHz
   */
  public void onPacket(long timestamp, int durationTicks, long arrivedNs) {
    if (captureKnown) {
      // Signed: packets from before the capture time lie behind it.
      long ticks = (int) (timestamp - captureTimestamp) + (long) durationTicks;
      age.add(arrivedNs - NtpClock.toNs(captureNtp) - DelayEstimate.ticksToNs(ticks), arrivedNs);
    }
  }

  /**
   * Nanoseconds, or {@link #UNKNOWN}; 0 for a test device, which hands sound over in less time than
   * it lasts.
   */
  public long delayNs() {
    boolean known =
        age.least() != RecentMinimum.NOTHING
            && offset.least() != RecentMinimum.NOTHING
            && roundTrip.least() != RecentMinimum.NOTHING;
    return known ? Math.max(0, age.least() - offset.least() + roundTrip.least() / 2) : UNKNOWN;
  }
}
