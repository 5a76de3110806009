package io.babelgrid.flow;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.pipeline.NanoClock;

/**
 * What drawing mouths needs of the node.
 *
 * @param lanes where its cost is counted
 * @param cores what one language of one speaker costs, before the node has learnt it
 */
record LipParts(FaceModels faces, ComputeLanes lanes, double cores, NanoClock clock) {

  /** A tracker for one speaker; its owner closes it. */
  FaceTracker tracker() {
    return new FaceTracker(faces, clock);
  }
}
