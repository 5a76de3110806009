package io.babelgrid.transport;

import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * SSRCs of one peer's outgoing streams. None comes twice in 2^32, so that one that has ended stays
 * reserved without being remembered: a new stream under its SSRC would begin the same key stream
 * anew (RFC 3711, 9.1). Steps of a random odd width from a random start visit every number once.
 * Guarded by its owner.
 */
final class FreshSsrcs {

  private final int step = ThreadLocalRandom.current().nextInt() | 1;
  private int last = ThreadLocalRandom.current().nextInt();

  /**
   * Neither given out before nor used by the browser.
   *
   * @param taken SSRCs of the browser, unsigned
   */
  int next(Set<Long> taken) {
    do {
      last += step;
      // Browsers use 1 as the sender of reports while they send nothing.
    } while (last == 0 || last == 1 || taken.contains(last & 0xFFFF_FFFFL));
    return last;
  }
}
