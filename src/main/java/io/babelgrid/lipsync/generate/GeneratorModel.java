package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.StepModel;
import java.util.Set;

/** The graphs of a generator, loaded once for all speakers; a picture is a sequence of one step. */
sealed interface GeneratorModel extends StepModel<MouthRow>, AutoCloseable
    permits Wav2LipModel, MuseTalkModel {

  @Override
  default String stage() {
    return "lips.generate";
  }

  @Override
  default Set<String> fedBy() {
    return Set.of();
  }

  /** What it hears of one voice. */
  SpeechFeatures features();

  @Override
  void close();
}
