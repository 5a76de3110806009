package io.babelgrid.speaker;

import io.babelgrid.pipeline.Recent;
import java.util.Map;
import java.util.UUID;

/**
 * Numbers what this node reports of speakers of other nodes, whichever parts of it work for one: a
 * report is booked once by its number. Any thread.
 */
public final class ReportNumbers {

  /** The one asked for longest ago is forgotten: 64 rooms x 16 speakers x 4. */
  private static final int KEPT = 4096;

  private final Map<UUID, Long> next = new Recent<>(KEPT);

  /** The next number of a stay: 0, 1, 2, ... */
  public synchronized long next(UUID stay) {
    long number = next.getOrDefault(stay, 0L);
    next.put(stay, number + 1);
    return number;
  }
}
