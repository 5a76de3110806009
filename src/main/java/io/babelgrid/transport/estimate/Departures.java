package io.babelgrid.transport.estimate;

import org.jspecify.annotations.Nullable;

/** Numbers what is sent to one receiver, and knows when each packet left. Any thread. */
public final class Departures {

  /** 4 s of 1,000 packets a second: feedback is older after no outage that is worth it. */
  private static final int KEPT = 4_096;

  /** From the first packet on: most of those who only send are never numbered. */
  private long @Nullable [] sentNs;

  private int @Nullable [] bytes;
  private long next;

  /**
   * A packet that left.
   *
   * @param number running, without end
   */
  public record Departure(long number, long sentNs, int bytes) {}

  /** The number of a packet that leaves now; its lower 16 bits are sent. */
  public synchronized int next(int packetBytes, long nowNs) {
    if (sentNs == null || bytes == null) {
      sentNs = new long[KEPT];
      bytes = new int[KEPT];
    }
    int at = (int) (next & (KEPT - 1));
    sentNs[at] = nowNs;
    bytes[at] = packetBytes;
    return (int) (next++ & 0xFFFF);
  }

  /** The packet of 16 bits of a number; null when it left too long ago, or never did. */
  public synchronized @Nullable Departure of(int number) {
    if (sentNs == null || bytes == null) {
      return null;
    }
    long back = next - 1 - number & 0xFFFF;
    long whole = next - 1 - back;
    if (back >= KEPT || whole < 0) {
      return null;
    }
    int at = (int) (whole & (KEPT - 1));
    return new Departure(whole, sentNs[at], bytes[at]);
  }
}
