package io.babelgrid.playout;

/** Encodes the frames of one track, in order; used by the playout clock's thread alone. */
public interface FrameEncoder extends AutoCloseable {

  /**
   * Encodes 20 ms.
   *
   * @param pcm 480 samples at 24 kHz mono
   * @return an Opus packet; at most two bytes mean silence that need not be sent (RFC 7587, section
   *     3.1.3)
   */
  byte[] encode(short[] pcm);

  @Override
  void close();
}
