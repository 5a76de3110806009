package io.babelgrid.call;

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
}
