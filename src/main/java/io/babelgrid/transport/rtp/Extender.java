package io.babelgrid.transport.rtp;

/**
 * Extends a counter of {@code bits} bits beyond its rollover: the value nearest to the last one.
 * Owned by one thread.
 */
public final class Extender {

  private final long span;
  private long last = -1;

  private Extender(int bits) {
    this.span = 1L << bits;
  }

  /** For RTP sequence numbers (RFC 3550, A.1). */
  public static Extender ofSequence() {
    return new Extender(16);
  }

  /** For RTP timestamps. */
  public static Extender ofTimestamp() {
    return new Extender(32);
  }

  /** The first value starts one span up, so that earlier, reordered ones stay positive. */
  public long extend(long value) {
    if (last < 0) {
      last = span + value;
      return last;
    }
    long extended = (last & -span) | value;
    if (extended - last > span / 2) {
      extended -= span;
    } else if (last - extended >= span / 2) {
      extended += span;
    }
    last = Math.max(last, extended);
    return extended;
  }
}
