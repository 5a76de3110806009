package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.StepRow;

/**
 * One picture that a generator makes: a row of its batch. Belongs to one renderer, which uses it
 * again for the next picture.
 */
final class MouthRow implements StepRow {

  /** What is said, as {@link SpeechFeatures} has it. */
  float[] features = new float[0];

  /** [3, size, size] of the face as it is, 0 to 1. */
  final float[] face;

  /** [3, size, size] of the face that speaks, about 0 to 1: written by the model. */
  final float[] made;

  private boolean asked;

  MouthRow(int size) {
    face = new float[3 * size * size];
    made = new float[3 * size * size];
  }

  /** One step makes the picture. */
  @Override
  public boolean advance() {
    asked = !asked;
    if (!asked) {
      check();
    }
    return asked;
  }

  private void check() {
    float sum = 0;
    for (float value : made) {
      sum += value;
    }
    if (!Float.isFinite(sum)) {
      throw new InferenceException("the generator gave no numbers", null);
    }
  }

  @Override
  public int expectedSteps() {
    return 1;
  }

  /** Forgets a picture that was not made. */
  void restart() {
    asked = false;
  }
}
