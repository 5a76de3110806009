package io.babelgrid.synthesis;

/**
 * How much of a phrase to render at a time: little at first, so that it starts soon, then as much
 * as can be rendered while what is already rendered plays.
 *
 * @param firstSteps length of the first window
 * @param maxSteps longest window; a longer one would keep a lane busy for too long
 * @param contextSteps rendered on each side of a window and thrown away
 * @param relativeCost time to render a step over the time it plays
 */
record WindowRamp(int firstSteps, int maxSteps, int contextSteps, double relativeCost) {

  WindowRamp {
    if (firstSteps < 1 || maxSteps < firstSteps || contextSteps < 0 || relativeCost <= 0) {
      throw new IllegalArgumentException("impossible window ramp");
    }
  }

  /**
   * Steps of the next window.
   *
   * @param bufferedSteps how much is rendered but not played when its rendering starts
   * @param remainingSteps what is left of the phrase, at least 1
   */
  int next(double bufferedSteps, int remainingSteps) {
    int affordable = (int) (bufferedSteps / relativeCost) - 2 * contextSteps;
    int steps = Math.clamp(affordable, firstSteps, maxSteps);
    // A short rest would cost its context again: take it along.
    return remainingSteps - steps < firstSteps / 2 ? remainingSteps : steps;
  }

  /** What is left of {@code bufferedSteps} after rendering and adding a window. */
  double buffered(double bufferedSteps, int renderedSteps, int windowSteps) {
    return Math.max(0, bufferedSteps - renderedSteps * relativeCost) + windowSteps;
  }
}
