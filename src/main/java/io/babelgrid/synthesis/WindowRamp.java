package io.babelgrid.synthesis;

/**
 * How much of a phrase to render at a time: little at first, so that it starts soon, then as much
 * as comes in time although the node has other work. Small windows throw more context away; large
 * ones let a track wait, since it may not start before the next one is sure to come in time.
 *
 * @param firstSteps first window of a phrase: enough to start with while the next one is rendered
 * @param leastSteps shortest window after it
 * @param maxSteps longest window; a longer one would keep a lane busy for too long
 * @param contextSteps rendered on each side of a window and thrown away
 * @param relativeCost time to render a step over the time it plays
 */
record WindowRamp(
    int firstSteps, int leastSteps, int maxSteps, int contextSteps, double relativeCost) {

  /** A window is done this long before it is needed, 75 ms in steps. */
  private static final double RESERVE_STEPS = 6;

  /**
   * Share of the time until a window is needed in which it is planned to be rendered: a node that
   * works for others may take twice as long.
   */
  private static final double PLANNED = 0.5;

  WindowRamp {
    if (leastSteps < 1
        || firstSteps < leastSteps
        || maxSteps < firstSteps
        || contextSteps < 0
        || relativeCost <= 0) {
      throw new IllegalArgumentException("impossible window ramp");
    }
  }

  /** Steps of the first window of a phrase with so many steps. */
  int first(int remainingSteps) {
    return withRest(firstSteps, remainingSteps);
  }

  /**
   * Steps of the next window.
   *
   * @param roomSteps time until it is needed, in steps; negative when it is late
   * @param remainingSteps what is left of the phrase, at least 1
   */
  int next(double roomSteps, int remainingSteps) {
    double affordable = (PLANNED * roomSteps - RESERVE_STEPS) / relativeCost - 2 * contextSteps;
    return withRest((int) Math.clamp(affordable, leastSteps, maxSteps), remainingSteps);
  }

  /** A short rest would cost its context again: it is taken along. */
  private int withRest(int steps, int remainingSteps) {
    return remainingSteps - steps < leastSteps / 2 ? remainingSteps : steps;
  }
}
