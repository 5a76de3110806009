package io.babelgrid.transport;

import io.babelgrid.transport.rtp.Vp8Payload;

/**
 * One received RTP packet, decrypted.
 *
 * @param ssrc the sender's; a new one starts new sequence numbers and a new RTP time
 * @param sequence extended sequence number (rollovers counted), less the packets before it that
 *     carried padding alone
 * @param rtpTicks RTP time, modulo 2^32
 * @param payload without header, extensions and padding; never written again; empty for a packet of
 *     padding that came late and whose number was kept for media
 * @param keyFrameStart true on the first packet of a VP8 key frame
 * @param arrivedNs monotonic time at which it left the socket
 * @param takenNs monotonic time at which its peer's thread took it up
 * @param capturedNs monotonic time of this node at which the sender captured it, by the sender's
 *     reports: audio and video of one sender share its clock, so equal times belong together;
 *     {@link #CAPTURE_UNKNOWN} before the first report
 */
public record MediaPacket(
    MediaKind kind,
    int ssrc,
    long sequence,
    long rtpTicks,
    boolean marker,
    byte[] payload,
    boolean keyFrameStart,
    long arrivedNs,
    long takenNs,
    long capturedNs) {

  public static final long CAPTURE_UNKNOWN = Long.MIN_VALUE;

  /** How tall the picture is that starts here, in pixels; 0 where no VP8 key frame does. */
  public int pictureHeight() {
    return kind == MediaKind.VIDEO ? Vp8Payload.height(payload, 0, payload.length) : 0;
  }
}
