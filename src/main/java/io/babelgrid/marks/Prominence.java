package io.babelgrid.marks;

/** By how much a band is louder than what lies around it in time and frequency. */
final class Prominence {

  /** 30 ms before and after. */
  private static final int FRAMES_AROUND = 3;

  /**
   * What sticks out by more than the mark says little: onsets and harmonics do by ten times as
   * much.
   */
  private static final float BENT_DB = 1;

  private Prominence() {}

  /**
   * @param levels dB, [frame][band]
   * @return dB, bent at {@link #BENT_DB}
   */
  static float[][] of(float[][] levels) {
    int frames = levels.length;
    float[][] prominence = new float[frames][MarkPattern.BANDS];
    float[] overTime = new float[MarkPattern.BANDS];
    for (int frame = 0; frame < frames; frame++) {
      int from = Math.max(0, frame - FRAMES_AROUND);
      int to = Math.min(frames - 1, frame + FRAMES_AROUND);
      for (int band = 0; band < overTime.length; band++) {
        float sum = 0;
        for (int near = from; near <= to; near++) {
          sum += levels[near][band];
        }
        overTime[band] = levels[frame][band] - sum / (to - from + 1);
      }
      overBands(overTime, prominence[frame]);
    }
    return prominence;
  }

  private static void overBands(float[] overTime, float[] prominence) {
    int last = overTime.length - 1;
    for (int band = 0; band <= last; band++) {
      int from = Math.max(0, band - 1);
      int to = Math.min(last, band + 1);
      float sum = 0;
      for (int near = from; near <= to; near++) {
        sum += overTime[near];
      }
      float over = overTime[band] - sum / (to - from + 1);
      // As the hyperbolic tangent, at a tenth of its cost.
      prominence[band] = over / (1 + Math.abs(over) / BENT_DB);
    }
  }
}
