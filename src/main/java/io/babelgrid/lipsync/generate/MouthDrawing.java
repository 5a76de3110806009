package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.pipeline.NanoClock;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The node's way of drawing mouths, loaded once for all speakers; safe for many threads. */
public sealed interface MouthDrawing extends AutoCloseable permits WarpDrawing, GeneratorDrawing {

  /** Our own renderer, which needs no model. */
  static MouthDrawing warp(ComputeLanes lanes) {
    return new WarpDrawing(lanes);
  }

  /**
   * A generator that an operator brought; tried out before it is used.
   *
   * @param directory with its {@code manifest.json} and weights
   * @param clock the engine's
   * @throws GeneratorException when it can't be used; says what was expected and what found
   */
  static MouthDrawing generator(Path directory, ComputeLanes lanes, NanoClock clock) {
    return GeneratorDrawing.load(directory, lanes, clock);
  }

  /** For one speaker. */
  MouthRenderer renderer();

  /** For one voice of a speaker. */
  SpeechFeatures features();

  /** What one language of one speaker costs before the node has learnt it, where it is known. */
  OptionalDouble cores();

  @Override
  void close();
}
