package io.babelgrid.transport.rtp;

/**
 * Translates one browser's NTP clock into this node's monotonic time. All streams of the browser
 * share it, so whatever its error, audio and video of one speaker stay aligned. Set by the first
 * sender report and kept: drift of 50 ppm moves both alike. Owned by the peer's thread.
 */
public final class SenderClock implements CaptureClock {

  /** Beyond this the browser's clock was set: start anew. */
  private static final long STEP_NS = 2_000_000_000L;

  private boolean known;
  private long originNtp;
  private long originNs;

  @Override
  public void onSenderReport(long ntp, long arrivedNs) {
    if (!known || Math.abs(arrivedNs - toLocalNs(ntp)) > STEP_NS) {
      known = true;
      originNtp = ntp;
      originNs = arrivedNs;
    }
  }

  @Override
  public long toLocalNs(long ntp) {
    return originNs + NtpClock.differenceNs(ntp, originNtp);
  }
}
