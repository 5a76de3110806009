package io.babelgrid.video;

/**
 * One VP8 frame (RFC 6386) out of its RTP packets.
 *
 * @param data the frame in its first {@code length} bytes
 * @param key decodable without any other
 * @param rtpTicks RTP time, modulo 2^32
 * @param firstSequence extended sequence number of its first packet
 * @param lastSequence of its last packet
 * @param lastArrivedNs when the packet arrived that made it whole
 */
public record AssembledFrame(
    byte[] data,
    int length,
    boolean key,
    long rtpTicks,
    long firstSequence,
    long lastSequence,
    long lastArrivedNs) {}
