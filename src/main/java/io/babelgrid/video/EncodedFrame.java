package io.babelgrid.video;

/**
 * One VP8 frame (RFC 6386) of this node.
 *
 * @param data never written again
 * @param key decodable without any other
 * @param timeTicks as the picture came with: 90 kHz
 */
public record EncodedFrame(byte[] data, boolean key, long timeTicks) {}
