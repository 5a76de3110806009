package io.babelgrid.node;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.pipeline.NanoClock;

/** Lanes that are held for as long as a model would compute. */
record HeldLanes(ComputeLanes lanes, NanoClock clock) {

  /** How much speech each piece of work is for. */
  static final int PIECE_MS = 500;

  /** Held for a piece of speech; waits for a lane like any inference. */
  void hold(String stage, double cores) {
    long heldMs = Math.round(cores * PIECE_MS);
    lanes.call(
        stage,
        clock.nowNs() + 1_000_000L * PIECE_MS,
        () -> {
          Thread.sleep(heldMs);
          return heldMs;
        });
  }
}
