package io.babelgrid.transport.rtp;

/** What a received RTCP compound says. SSRCs are unsigned 32 bits. */
public interface RtcpListener {

  /**
   * A sender report.
   *
   * @param ntp 32.32 fixed-point seconds since 1900
   * @param timestamp RTP time at {@code ntp}
   */
  void senderReport(long ssrc, long ntp, long timestamp);

  /**
   * The receiver's view of a stream of ours.
   *
   * @param fractionLost in 1/256, since its report before
   * @param lastReport middle 32 bits of the NTP time of our last report it saw, 0 for none
   * @param delay since that report, in 1/65536 s
   */
  void receptionReport(long ssrc, int fractionLost, long lastReport, long delay);

  /**
   * Packets of ours are missing there.
   *
   * @param sequences at least one
   */
  void nack(long ssrc, int[] sequences);

  /** Picture loss indication or full intra request. */
  void keyFrameRequest(long ssrc);

  /** When packets of ours arrived, of all streams. */
  default void arrivals(ArrivalReport report) {}

  /** Receiver estimated maximum bitrate. */
  void estimatedBitrate(long bitsPerSecond);
}
