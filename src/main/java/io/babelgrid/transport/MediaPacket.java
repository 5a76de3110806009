package io.babelgrid.transport;

/**
 * One received RTP packet, decrypted.
 *
 * @param sequence extended sequence number (rollovers counted)
 * @param rtpTicks RTP time, modulo 2^32
 * @param payload without header, extensions and padding; never written again
 * @param keyFrameStart true on the first packet of a VP8 key frame
 * @param arrivedNs monotonic time at which it left the socket
 */
public record MediaPacket(
    MediaKind kind,
    long sequence,
    long rtpTicks,
    boolean marker,
    byte[] payload,
    boolean keyFrameStart,
    long arrivedNs) {}
