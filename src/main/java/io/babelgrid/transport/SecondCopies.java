package io.babelgrid.transport;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Retransmissions that are sent twice: on a long way the browser's next request comes a round trip
 * later, and a frame whose second chance is lost too would freeze the picture for as long. The copy
 * follows when a burst of losses is likely over. Owned by the peer's thread.
 */
final class SecondCopies {

  /** A browser that is nearer asks again as soon. */
  private static final long LONG_WAY_NS = 50_000_000;

  private static final long AFTER_NS = 30_000_000;

  /** What is lost beyond this in 30 ms is an outage. */
  private static final int MOST = 128;

  private final Deque<Copy> due = new ArrayDeque<>();

  private record Copy(Runnable again, long atNs) {}

  /**
   * Notes that a packet was sent again.
   *
   * @param again sends it once more
   */
  void sent(Runnable again, long roundTripNs, long nowNs) {
    if (roundTripNs >= LONG_WAY_NS && due.size() < MOST) {
      due.add(new Copy(again, nowNs + AFTER_NS));
    }
  }

  /** Sends what is due; returns when to call again, or {@code Long.MAX_VALUE}. */
  long send(long nowNs) {
    for (Copy first = due.peek(); first != null; first = due.peek()) {
      if (nowNs - first.atNs < 0) {
        return first.atNs;
      }
      due.remove();
      first.again.run();
    }
    return Long.MAX_VALUE;
  }
}
