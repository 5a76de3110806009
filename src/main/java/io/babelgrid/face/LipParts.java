package io.babelgrid.face;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.face.FaceTracker;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.lipsync.mouth.AudioMouth;
import io.babelgrid.pipeline.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * What drawing mouths needs of the node.
 *
 * @param lanes where its cost is counted
 * @param cores what one language of one speaker costs, before the node has learnt it
 * @param drawing draws the mouths
 * @param ear hears voices that tell no phonemes; without one, mouths rest then
 */
public record LipParts(
    FaceModels faces,
    ComputeLanes lanes,
    double cores,
    NanoClock clock,
    MouthDrawing drawing,
    @Nullable AudioMouth ear) {

  /** For voices that tell their phonemes. */
  public LipParts(
      FaceModels faces, ComputeLanes lanes, double cores, NanoClock clock, MouthDrawing drawing) {
    this(faces, lanes, cores, clock, drawing, null);
  }

  /** With mouths of our own renderer, for voices that tell their phonemes. */
  public LipParts(FaceModels faces, ComputeLanes lanes, double cores, NanoClock clock) {
    this(faces, lanes, cores, clock, MouthDrawing.warp(lanes));
  }

  /** Unloads the models. */
  public void close() {
    faces.close();
    drawing.close();
    if (ear != null) {
      ear.close();
    }
  }

  /** A tracker for one speaker; its owner closes it. */
  FaceTracker tracker() {
    return new FaceTracker(faces, clock);
  }
}
