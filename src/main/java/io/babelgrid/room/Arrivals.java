package io.babelgrid.room;

import io.babelgrid.pipeline.Recent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of each origin: lets everything through once and in order, and counts what never came.
 * Whoever listens from the middle on has missed nothing. Any thread.
 */
public final class Arrivals {

  /** The one heard of longest ago is forgotten: 64 rooms x 16 speakers x 4 nodes. */
  private static final int MOST_SOURCES = 4096;

  private record Source(UUID stay, NodeEpoch node) {}

  private final Map<Source, Long> latest = new Recent<>(MOST_SOURCES);

  private long missed;

  /** False for what came already, and for what comes after a later one: text is append-only. */
  public synchronized boolean accept(Origin origin) {
    var source = new Source(origin.stay(), origin.node());
    @Nullable Long before = latest.get(source);
    if (before != null) {
      if (origin.sequence() <= before) {
        return false;
      }
      missed += origin.sequence() - before - 1;
    }
    latest.put(source, origin.sequence());
    return true;
  }

  /** How many lie in the gaps between those that came. */
  public synchronized long missed() {
    return missed;
  }
}
