package io.babelgrid.transport.rtp;

import java.util.Arrays;

/**
 * Tells whether anything is missing between packets of one stream, by what is in those that came:
 * whoever probes bandwidth sends packets of padding alone among the media and never repeats them,
 * and a gap where one was lost misses nothing. Owned by the peer's thread.
 */
public final class Continuity {

  /** Of a packet that follows on none, or is followed on by none, as far as one can tell. */
  public static final long NONE = -1;

  private static final int WINDOW = 512;

  private final Codec codec;
  private final long[] sequences = new long[WINDOW];
  private final long[] begins = new long[WINDOW];
  private final long[] ends = new long[WINDOW];
  private long newest = NONE;

  /** Where packets begin and end, as numbers: one follows on another that ends where it begins. */
  private interface Codec {
    long begin(RtpPacket packet);

    long end(RtpPacket packet);
  }

  private Continuity(Codec codec) {
    this.codec = codec;
    Arrays.fill(sequences, NONE);
  }

  /** For Opus: speech goes on without a gap in RTP time. */
  public static Continuity ofOpus() {
    return new Continuity(new Speech());
  }

  /** For VP8: pictures are whole, and numbered. */
  public static Continuity ofVp8() {
    return new Continuity(new Pictures());
  }

  /** Notes a packet with media; {@code sequence} is extended. */
  public void note(long sequence, RtpPacket packet) {
    int at = slot(sequence);
    sequences[at] = sequence;
    begins[at] = codec.begin(packet);
    ends[at] = codec.end(packet);
    newest = Math.max(newest, sequence);
  }

  /** The packet that a noted one follows on: all between the two was padding. */
  public long before(long sequence) {
    for (long s = sequence - 1; s > sequence - WINDOW; s--) {
      if (sequences[slot(s)] == s) {
        return joins(s, sequence) ? s : NONE;
      }
    }
    return NONE;
  }

  /** The packet that follows on a noted one. */
  public long after(long sequence) {
    for (long s = sequence + 1; s <= Math.min(newest, sequence + WINDOW - 1); s++) {
      if (sequences[slot(s)] == s) {
        return joins(sequence, s) ? s : NONE;
      }
    }
    return NONE;
  }

  private boolean joins(long one, long other) {
    return ends[slot(one)] != NONE && ends[slot(one)] == begins[slot(other)];
  }

  private static int slot(long sequence) {
    return (int) (sequence & (WINDOW - 1));
  }

  private static final class Speech implements Codec {

    @Override
    public long begin(RtpPacket packet) {
      return packet.timestamp();
    }

    @Override
    public long end(RtpPacket packet) {
      int ticks =
          OpusToc.durationTicks(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
      return ticks == 0 ? NONE : packet.timestamp() + ticks & 0xFFFF_FFFFL;
    }
  }

  private static final class Pictures implements Codec {

    @Override
    public long begin(RtpPacket packet) {
      byte[] b = packet.buffer();
      int off = packet.payloadOffset();
      int len = packet.payloadLength();
      return Vp8Payload.startsPicture(b, off, len) ? Vp8Payload.pictureId(b, off, len) : NONE;
    }

    @Override
    public long end(RtpPacket packet) {
      return packet.marker()
          ? Vp8Payload.nextPictureId(
              packet.buffer(), packet.payloadOffset(), packet.payloadLength())
          : NONE;
    }
  }
}
