package io.babelgrid.call.sight;

/**
 * One of the sizes in which a camera comes.
 *
 * @param id {@link io.babelgrid.transport.StreamKey#layer}
 * @param height of its picture in pixels; 0 before its first key frame
 * @param bitsPerSecond of late, 0 while unknown
 */
public record Layer(String id, int height, int bitsPerSecond) {}
