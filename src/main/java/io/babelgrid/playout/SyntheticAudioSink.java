package io.babelgrid.playout;

/** Where the frames of one synthetic track go, 50 a second: fanned out to all its listeners. */
@FunctionalInterface
public interface SyntheticAudioSink {

  /**
   * One encoded frame of 20 ms.
   *
   * @param opus the packet; valid after the call too
   * @param rtpTicks RTP time at 48 kHz, monotonic over the track's life, modulo 2^32
   * @param talkStart first frame after silence (RTP marker)
   */
  void frame(byte[] opus, long rtpTicks, boolean talkStart);
}
