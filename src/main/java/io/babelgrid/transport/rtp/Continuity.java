package io.babelgrid.transport.rtp;

/**
 * Tells whether anything is missing between two packets of media that follow each other, by what is
 * in them: whoever probes bandwidth sends packets of padding alone among the media, and a gap where
 * one was lost misses nothing. Owned by the peer's thread.
 */
public sealed interface Continuity {

  /**
   * Notes the newest packet with media.
   *
   * @return true when it goes on where the one before it ended
   */
  boolean follows(RtpPacket packet);

  /** For Opus: speech goes on without a gap in RTP time. */
  static Continuity ofOpus() {
    return new Speech();
  }

  /** For VP8: pictures are whole, and numbered. */
  static Continuity ofVp8() {
    return new Pictures();
  }

  /** Opus packets, by when they end. */
  final class Speech implements Continuity {

    private long endTicks = -1;

    private Speech() {}

    @Override
    public boolean follows(RtpPacket packet) {
      boolean follows = packet.timestamp() == endTicks;
      int duration =
          OpusToc.durationTicks(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
      endTicks = duration == 0 ? -1 : packet.timestamp() + duration & 0xFFFF_FFFFL;
      return follows;
    }
  }

  /** VP8 packets, by the pictures that they begin and end. */
  final class Pictures implements Continuity {

    private int lastId = Vp8Payload.NO_ID;
    private boolean ended;

    private Pictures() {}

    @Override
    public boolean follows(RtpPacket packet) {
      byte[] b = packet.buffer();
      int off = packet.payloadOffset();
      int len = packet.payloadLength();
      int id = Vp8Payload.pictureId(b, off, len);
      boolean follows =
          ended && Vp8Payload.startsPicture(b, off, len) && Vp8Payload.follows(id, lastId);
      lastId = id;
      ended = packet.marker();
      return follows;
    }
  }
}
