package io.babelgrid.call;

import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;

/** Whether what a speaker sends is to be heard, as they are muted or not. Any thread. */
final class MuteGate {

  /**
   * The message that somebody is muted overtakes their last word, which waits in pacers, networks
   * and jitter buffers. Their browser sends silence from then on.
   */
  private static final long LAST_WORD_NS = 500_000_000;

  private volatile long sinceNs;
  private volatile boolean muted;
  private volatile boolean hushed;

  void muted(boolean isMuted, long nowNs) {
    if (isMuted && !muted) {
      sinceNs = nowNs;
    }
    muted = isMuted;
  }

  /** Whether a host closed their microphone: nothing of it is heard, whatever comes. */
  void hushed(boolean isHushed) {
    hushed = isHushed;
  }

  /** A packet as others get it. */
  MediaPacket heard(MediaPacket packet) {
    return hushed && packet.kind() == MediaKind.AUDIO ? OpusSilence.inPlaceOf(packet) : packet;
  }

  /** Whether what arrives at this time is not to be recognised: they are muted for a while. */
  boolean isMuted(long arrivedNs) {
    return hushed || muted && arrivedNs - sinceNs > LAST_WORD_NS;
  }
}
