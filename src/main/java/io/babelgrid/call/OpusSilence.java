package io.babelgrid.call;

import io.babelgrid.transport.MediaPacket;

/** Silence as Opus has it: who gets it decodes nothing, and their time goes on. */
final class OpusSilence {

  /** 20 ms at 48 kHz. */
  static final int TICKS = 960;

  /**
   * A CELT frame of 20 ms, mono, full band, with its flag for silence set (RFC 6716, 4.3). Payloads
   * are never written again.
   */
  @SuppressWarnings("MutablePublicArray")
  static final byte[] PACKET = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

  private OpusSilence() {}

  /** What is sent in place of a packet whose sound nobody is to hear; its numbers stay. */
  static MediaPacket inPlaceOf(MediaPacket packet) {
    return new MediaPacket(
        packet.kind(),
        packet.ssrc(),
        packet.sequence(),
        packet.rtpTicks(),
        packet.marker(),
        PACKET,
        packet.keyFrameStart(),
        packet.arrivedNs(),
        packet.takenNs(),
        packet.capturedNs());
  }
}
