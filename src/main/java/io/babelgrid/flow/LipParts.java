package io.babelgrid.flow;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.pipeline.NanoClock;

/**
 * What drawing mouths needs of the node.
 *
 * @param lanes where its cost is counted
 * @param cores what one language of one speaker costs, before the node has learnt it
 * @param drawing draws the mouths
 */
record LipParts(
    FaceModels faces, ComputeLanes lanes, double cores, NanoClock clock, MouthDrawing drawing) {

  /** With mouths of our own renderer. */
  LipParts(FaceModels faces, ComputeLanes lanes, double cores, NanoClock clock) {
    this(faces, lanes, cores, clock, MouthDrawing.warp(lanes));
  }

  /** A tracker for one speaker; its owner closes it. */
  FaceTracker tracker() {
    return new FaceTracker(faces, clock);
  }
}
