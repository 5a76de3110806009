package io.babelgrid.transport.rtp;

/**
 * Numbers the packets of one received stream that carry media, leaving out those of padding alone:
 * nobody downstream waits for them or asks for them. Numbers of packets that come late are those
 * that were left free for them. Owned by the peer's thread.
 */
public final class MediaNumbers {

  /** Of a packet without media. */
  public static final long NONE = -1;

  private static final int WINDOW = 1024;

  /** Which of the newest numbers were left out. */
  private final long[] leftOut = new long[WINDOW / 64];

  private long highest = -1;
  private long newestMedia = -1;
  private long allLeftOut;

  /**
   * The number to pass a packet on with.
   *
   * @param sequence extended; each is asked about once
   * @param empty it carries padding only
   * @param follows it carries what follows on the newest media before it: all between was padding
   * @return {@link #NONE} when it carries nothing that is missed
   */
  public long number(long sequence, boolean empty, boolean follows) {
    if (highest < 0) {
      highest = sequence - 1;
    }
    if (highest - sequence >= WINDOW || sequence <= highest && isLeftOut(sequence)) {
      return NONE;
    }
    for (long s = Math.max(highest, sequence - WINDOW) + 1; s <= sequence; s++) {
      clear(s);
    }
    highest = Math.max(highest, sequence);
    if (sequence > newestMedia) {
      // No number beyond was given out yet.
      if (empty) {
        leaveOut(sequence);
        return NONE;
      }
      if (follows) {
        for (long s = Math.max(newestMedia, sequence - WINDOW) + 1; s < sequence; s++) {
          leaveOut(s);
        }
      }
      newestMedia = sequence;
    }
    return sequence - leftOutBefore(sequence);
  }

  /** Newest sequence number with media, or -1. */
  public long newestMedia() {
    return newestMedia;
  }

  private long leftOutBefore(long sequence) {
    long before = allLeftOut;
    for (long s = sequence + 1; s <= highest; s++) {
      before -= isLeftOut(s) ? 1 : 0;
    }
    return before;
  }

  private void leaveOut(long sequence) {
    if (!isLeftOut(sequence)) {
      leftOut[word(sequence)] |= mask(sequence);
      allLeftOut++;
    }
  }

  private void clear(long sequence) {
    leftOut[word(sequence)] &= ~mask(sequence);
  }

  private boolean isLeftOut(long sequence) {
    return (leftOut[word(sequence)] & mask(sequence)) != 0;
  }

  private static int word(long sequence) {
    return (int) (sequence & (WINDOW - 1)) >> 6;
  }

  private static long mask(long sequence) {
    return 1L << (sequence & 63);
  }
}
