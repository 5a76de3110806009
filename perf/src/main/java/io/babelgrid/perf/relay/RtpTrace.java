package io.babelgrid.perf.relay;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The RTP packets that passed a point, by what SRTP leaves readable (RFC 3711, 3.1). Safe for many
 * threads.
 */
public final class RtpTrace {

  private static final int FIXED_HEADER = 12;

  private long[] atNs = new long[1 << 16];
  private int[] ssrc = new int[1 << 16];
  private int[] sequence = new int[1 << 16];
  private int[] timestamp = new int[1 << 16];
  private int[] payload = new int[1 << 16];
  private int count;

  /**
   * One packet.
   *
   * @param atNs when it passed, in nanoseconds of the system's clock
   * @param payload bytes after the header, authentication tag included
   */
  public record Packet(long atNs, int ssrc, int sequence, int timestamp, int payload) {}

  /** Takes a note of a datagram if it is RTP. */
  synchronized void add(long timeNs, ByteBuffer datagram) {
    int start = datagram.position();
    int length = datagram.remaining();
    if (length < FIXED_HEADER || (datagram.get(start) & 0xc0) != 0x80) {
      return;
    }
    int type = datagram.get(start + 1) & 0xff;
    if (type >= 192 && type <= 223) {
      return; // RTCP (RFC 5761, 4)
    }
    int first = datagram.get(start);
    int header = FIXED_HEADER + 4 * (first & 0x0f);
    if ((first & 0x10) != 0 && header + 4 <= length) {
      header += 4 + 4 * (datagram.getShort(start + header + 2) & 0xffff);
    }
    if (count == atNs.length) {
      grow();
    }
    atNs[count] = timeNs;
    ssrc[count] = datagram.getInt(start + 8);
    sequence[count] = datagram.getShort(start + 2) & 0xffff;
    timestamp[count] = datagram.getInt(start + 4);
    payload[count++] = length - header;
  }

  /** Packets from {@code fromNs} to {@code toNs}, in the order in which they passed. */
  public synchronized Packet[] between(long fromNs, long toNs) {
    var found = new Packet[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (atNs[i] >= fromNs && atNs[i] < toNs) {
        found[size++] = new Packet(atNs[i], ssrc[i], sequence[i], timestamp[i], payload[i]);
      }
    }
    return Arrays.copyOf(found, size);
  }

  private void grow() {
    int size = 2 * count;
    atNs = Arrays.copyOf(atNs, size);
    ssrc = Arrays.copyOf(ssrc, size);
    sequence = Arrays.copyOf(sequence, size);
    timestamp = Arrays.copyOf(timestamp, size);
    payload = Arrays.copyOf(payload, size);
  }
}
