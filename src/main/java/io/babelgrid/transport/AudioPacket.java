package io.babelgrid.transport;

import io.babelgrid.transport.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * What the jitter buffer plays out, in order, one for each 20 ms of the sender's clock.
 *
 * @param opus the packet, or null when it was lost or the sender was silent (DTX)
 * @param nextOpus when {@code opus} is null and the following packet is here already: that packet,
 *     whose in-band FEC may restore this one
 * @param levelBelowFull how loud the sender says that it is: dB below full scale, 0 to 127 (RFC
 *     6464), or {@link #LEVEL_UNKNOWN}
 * @param rtpTicks RTP time at 48 kHz, extended beyond 32 bits
 * @param durationTicks samples at 48 kHz that this entry stands for (960 for 20 ms)
 * @param arrivedNs when the packet left the socket; for concealed ones, now
 */
public record AudioPacket(
    byte @Nullable [] opus,
    byte @Nullable [] nextOpus,
    int levelBelowFull,
    long rtpTicks,
    int durationTicks,
    long arrivedNs) {

  public static final int LEVEL_UNKNOWN = RtpPacket.LEVEL_UNKNOWN;

  /** One whose sender does not say how loud it is. */
  public AudioPacket(
      byte @Nullable [] opus,
      byte @Nullable [] nextOpus,
      long rtpTicks,
      int durationTicks,
      long arrivedNs) {
    this(opus, nextOpus, LEVEL_UNKNOWN, rtpTicks, durationTicks, arrivedNs);
  }
}
