package io.babelgrid.transport.rtp;

/**
 * Which of the last 1024 extended sequence numbers were seen (RFC 3711, 3.3.2, which asks for at
 * least 64). Wide, because retransmissions keep their sequence number: at 500 packets a second 1024
 * is 2 s, longer than any request for one lives. Owned by one thread.
 */
public final class ReplayWindow {

  private static final int SIZE = 1024;

  private final long[] seen = new long[SIZE / 64];
  private long highest = -1;

  /** True when {@code sequence} is new; false for duplicates and for what left the window. */
  public boolean accept(long sequence) {
    if (highest < 0) {
      highest = sequence;
    } else if (sequence > highest) {
      forget(highest + 1, sequence);
      highest = sequence;
    } else if (highest - sequence >= SIZE) {
      return false;
    }
    int bit = (int) (sequence & (SIZE - 1));
    long mask = 1L << (bit & 63);
    boolean fresh = (seen[bit >> 6] & mask) == 0;
    seen[bit >> 6] |= mask;
    return fresh;
  }

  private void forget(long from, long to) {
    if (to - from >= SIZE) {
      java.util.Arrays.fill(seen, 0);
      return;
    }
    for (long sequence = from; sequence <= to; sequence++) {
      int bit = (int) (sequence & (SIZE - 1));
      seen[bit >> 6] &= ~(1L << (bit & 63));
    }
  }
}
