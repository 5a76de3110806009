package io.babelgrid.recognition;

/** Dynamic time warping of tokens onto audio frames, monotone in both. */
final class TimeWarp {

  private TimeWarp() {}

  /**
   * The frame at which each token begins on the path of the greatest total strength.
   *
   * @param strength [token][frame]
   */
  static int[] starts(float[][] strength) {
    int tokens = strength.length;
    int frames = tokens == 0 ? 0 : strength[0].length;
    int[] starts = new int[tokens];
    if (frames == 0) {
      return starts;
    }
    byte[][] cameFrom = new byte[tokens][frames];
    fill(strength, cameFrom);
    int token = tokens - 1;
    int frame = frames - 1;
    while (token > 0 || frame > 0) {
      starts[token] = frame;
      byte step = cameFrom[token][frame];
      token -= step == NEXT_FRAME ? 0 : 1;
      frame -= step == NEXT_TOKEN ? 0 : 1;
    }
    starts[0] = 0;
    return starts;
  }

  private static final byte BOTH = 0;
  private static final byte NEXT_TOKEN = 1;
  private static final byte NEXT_FRAME = 2;

  private static void fill(float[][] strength, byte[][] cameFrom) {
    int frames = strength[0].length;
    float[] above = new float[frames];
    for (int token = 0; token < strength.length; token++) {
      float[] best = new float[frames];
      for (int frame = 0; frame < frames; frame++) {
        float both = token > 0 && frame > 0 ? above[frame - 1] : Float.NEGATIVE_INFINITY;
        float nextToken = token > 0 ? above[frame] : Float.NEGATIVE_INFINITY;
        float nextFrame = frame > 0 ? best[frame - 1] : Float.NEGATIVE_INFINITY;
        float before = Math.max(both, Math.max(nextToken, nextFrame));
        cameFrom[token][frame] =
            before == both ? BOTH : before == nextToken ? NEXT_TOKEN : NEXT_FRAME;
        best[frame] = strength[token][frame] + (token + frame == 0 ? 0 : before);
      }
      above = best;
    }
  }
}
