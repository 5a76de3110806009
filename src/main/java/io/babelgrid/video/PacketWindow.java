package io.babelgrid.video;

import org.jspecify.annotations.Nullable;

/**
 * The RTP packets of one VP8 stream that have come and not yet left, by sequence number, within a
 * window of fixed size. Owned by one thread.
 */
final class PacketWindow {

  /** 512 packets are 2.4 s at 200 a second; with 1500 bytes each 0.77 MB at worst. */
  static final int SIZE = 512;

  /**
   * A packet.
   *
   * @param header bytes of the VP8 descriptor; 0 with an empty payload
   * @param pictureId {@link Vp8Descriptor#NONE} where the sender doesn't number its frames
   * @param startsFrame first packet of a frame; likewise {@code startsKey}
   */
  record Packet(
      long sequence,
      long rtpTicks,
      boolean marker,
      byte[] payload,
      int header,
      int pictureId,
      boolean startsFrame,
      boolean startsKey,
      long arrivedNs) {

    int bytes() {
      return payload.length - header;
    }
  }

  private final @Nullable Packet[] ring = new Packet[SIZE];
  private long first;
  private long highest;

  /** Starts with the window around this sequence number, for the first packet may be late. */
  PacketWindow(long sequence) {
    first = sequence - SIZE / 2;
    highest = first - 1;
  }

  /** The lowest sequence number that is still taken. */
  long first() {
    return first;
  }

  /** The highest that has come. */
  long highest() {
    return highest;
  }

  @Nullable Packet get(long sequence) {
    return sequence < first || sequence > highest ? null : ring[slot(sequence)];
  }

  private static int slot(long sequence) {
    return (int) (sequence & SIZE - 1);
  }

  /** Takes a packet inside the window; of two with one number the first counts. */
  void put(Packet packet) {
    int slot = slot(packet.sequence());
    if (ring[slot] == null) {
      ring[slot] = packet;
      highest = Math.max(highest, packet.sequence());
    }
  }

  /** Forgets all below {@code sequence}. */
  void advance(long sequence) {
    if (sequence - first >= SIZE) {
      java.util.Arrays.fill(ring, null);
    } else {
      for (long s = first; s < sequence; s++) {
        ring[slot(s)] = null;
      }
    }
    first = Math.max(first, sequence);
    highest = Math.max(highest, first - 1);
  }
}
