package io.babelgrid.transport.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Transport-wide feedback as it was received (draft-holmer-rmcat-transport-wide-cc-extensions-01,
 * 3.1).
 *
 * @param base 16-bit transport-wide number of the first packet
 * @param arrivedNs when it and those after it arrived, by the receiver's clock, from any time on;
 *     {@link #LOST} of one that had not come
 */
public record ArrivalReport(int base, long[] arrivedNs) {

  public static final long LOST = Long.MIN_VALUE;

  /** Of one report: a second of 2,000 packets, and the work that a forged one makes. */
  private static final int MOST = 2_000;

  private static final int HEADER_BYTES = 8;
  private static final long REFERENCE_NS = 64_000_000;
  private static final long TICK_NS = 250_000;
  private static final int SMALL = 1;
  private static final int LARGE = 2;

  /** Reads the feedback control information between two indices; null when it is malformed. */
  static @Nullable ArrivalReport parse(byte[] b, int at, int end) {
    int count = end - at < HEADER_BYTES ? 0 : Bytes.u16(b, at + 2);
    if (count == 0 || count > MOST) {
      return null;
    }
    int[] statuses = new int[count];
    int deltas = statuses(b, at + HEADER_BYTES, end, statuses);
    if (deltas < 0) {
      return null;
    }
    long reference = (Bytes.u24(b, at + 4) << 8 >> 8) * REFERENCE_NS;
    long[] arrived = new long[count];
    return arrivals(b, deltas, end, reference, statuses, arrived)
        ? new ArrivalReport(Bytes.u16(b, at), arrived)
        : null;
  }

  /** Fills in what became of each packet; gives the index behind, or -1. */
  private static int statuses(byte[] b, int from, int end, int[] statuses) {
    int at = from;
    for (int n = 0; n < statuses.length; at += 2) {
      if (at + 2 > end) {
        return -1;
      }
      int chunk = Bytes.u16(b, at);
      if ((chunk & 0x8000) == 0) {
        int to = Math.min(statuses.length, n + (chunk & 0x1FFF));
        if (to == n) {
          return -1;
        }
        Arrays.fill(statuses, n, to, chunk >> 13 & 3);
        n = to;
      } else {
        int bits = (chunk & 0x4000) == 0 ? 1 : 2;
        for (int shift = 14 - bits; shift >= 0 && n < statuses.length; shift -= bits) {
          statuses[n++] = chunk >> shift & (bits == 1 ? 1 : 3);
        }
      }
    }
    return at;
  }

  private static boolean arrivals(
      byte[] b, int from, int end, long reference, int[] statuses, long[] arrived) {
    int at = from;
    long timeNs = reference;
    for (int i = 0; i < statuses.length; i++) {
      int bytes = statuses[i] == SMALL ? 1 : statuses[i] == LARGE ? 2 : 0;
      if (at + bytes > end) {
        return false;
      }
      timeNs += TICK_NS * (bytes == 1 ? b[at] & 0xFF : bytes == 2 ? (short) Bytes.u16(b, at) : 0);
      arrived[i] = bytes == 0 ? LOST : timeNs;
      at += bytes;
    }
    return true;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ArrivalReport(int otherBase, long[] other)
        && base == otherBase
        && Arrays.equals(arrivedNs, other);
  }

  @Override
  public int hashCode() {
    return 31 * base + Arrays.hashCode(arrivedNs);
  }

  @Override
  public String toString() {
    return "ArrivalReport[" + base + ", " + Arrays.toString(arrivedNs) + "]";
  }
}
