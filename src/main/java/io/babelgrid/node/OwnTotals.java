package io.babelgrid.node;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StageCounters;
import io.babelgrid.grid.NodeTotals;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.MediaServerStats;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Reads off the node's own counters what it had and did. */
@Singleton
class OwnTotals implements NodeTotals.Source {

  private static final long NS_PER_MS = 1_000_000;

  private final NodeParts parts;
  private final NanoClock clock;
  private final long startedNs;

  @Inject
  OwnTotals(NodeParts parts, NanoClock clock) {
    this.parts = parts;
    this.clock = clock;
    this.startedNs = clock.nowNs();
  }

  @Override
  public NodeTotals now() {
    ContinuousBatcher lanes = parts.lanes();
    MediaServerStats sent = parts.server().stats();
    long busyNs =
        lanes.stages().values().stream()
            .map(StageCounters::snapshot)
            .mapToLong(StageCounters.Snapshot::computeNs)
            .sum();
    return new NodeTotals(
        (clock.nowNs() - startedNs) / NS_PER_MS,
        lanes.laneCount(),
        busyNs / NS_PER_MS,
        sent.sentBytes(),
        sent.backhaulBytes());
  }
}
