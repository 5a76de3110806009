package io.babelgrid.audio;

/**
 * Median pitch of one speaker, by YIN (de Cheveigné and Kawahara 2002) at 8 kHz on frames that are
 * loud and periodic. Allocates nothing after construction. Owned by the thread that feeds it.
 */
public final class PitchEstimator {

  private static final int RATE_HZ = AudioSpan.SAMPLE_RATE_HZ / 2;
  private static final float LOWEST_HZ = 60;
  private static final float HIGHEST_HZ = 450;
  private static final int MIN_LAG = (int) (RATE_HZ / HIGHEST_HZ);
  private static final int MAX_LAG = (int) (RATE_HZ / LOWEST_HZ) + 1;

  /** 32 ms: two periods of the lowest pitch. */
  private static final int WINDOW = 256;

  private static final int FRAME = WINDOW + MAX_LAG + 1;

  /** A frame every 32 ms costs 1 M multiplications a second. */
  private static final int HOP = 256;

  /** Generous, or creaky voices would seem higher than they are. */
  private static final float APERIODICITY = 0.25f;

  /** -47 dB of full scale. */
  private static final float QUIET_POWER = 2e-5f;

  /** A quarter of a semitone a bin. */
  private static final double BINS_PER_OCTAVE = 48;

  private static final int BINS =
      (int) (BINS_PER_OCTAVE * Math.log(HIGHEST_HZ / LOWEST_HZ) / Math.log(2)) + 2;

  /** Half a second of voice before the median is worth anything. */
  private static final int FEWEST_FRAMES = 16;

  /** About two minutes of voice; then the past counts half, since devices are shared. */
  private static final int MOST_FRAMES = 4000;

  private final float[] frame = new float[FRAME];
  private final float[] difference = new float[MAX_LAG + 2];
  private final int[] histogram = new int[BINS];
  private int filled;
  private int voicedFrames;
  private float halfSample;
  private boolean holdsHalf;

  /** Takes the next span of the speaker's track. */
  public void accept(AudioSpan span) {
    for (float sample : span.samples()) {
      if (!holdsHalf) {
        halfSample = sample;
        holdsHalf = true;
        continue;
      }
      // The mean of two neighbours is filter enough: speech has little above 4 kHz in its pitch.
      frame[filled++] = (halfSample + sample) / 2;
      holdsHalf = false;
      if (filled == FRAME) {
        measure();
        System.arraycopy(frame, HOP, frame, 0, FRAME - HOP);
        filled = FRAME - HOP;
      }
    }
  }

  /** Median pitch in Hz; NaN before there was half a second of voice. */
  public float medianF0Hz() {
    if (voicedFrames < FEWEST_FRAMES) {
      return Float.NaN;
    }
    int below = 0;
    int bin = 0;
    while (below + histogram[bin] <= voicedFrames / 2) {
      below += histogram[bin++];
    }
    double within = (voicedFrames / 2 - below + 0.5) / histogram[bin];
    return (float) (LOWEST_HZ * Math.pow(2, (bin + within) / BINS_PER_OCTAVE));
  }

  private void measure() {
    double power = 0;
    for (int i = 0; i < WINDOW; i++) {
      power += frame[i] * frame[i];
    }
    if (power < QUIET_POWER * WINDOW) {
      return;
    }
    float period = period();
    if (Float.isNaN(period)) {
      return;
    }
    double octaves = Math.log(RATE_HZ / period / LOWEST_HZ) / Math.log(2);
    int bin = (int) Math.floor(octaves * BINS_PER_OCTAVE);
    if (bin >= 0 && bin < BINS) {
      histogram[bin]++;
      voicedFrames++;
      forget();
    }
  }

  /** Period in samples of 8 kHz, or NaN when the frame has none. */
  private float period() {
    for (int lag = 1; lag <= MAX_LAG + 1; lag++) {
      float sum = 0;
      for (int i = 0; i < WINDOW; i++) {
        float step = frame[i] - frame[i + lag];
        sum += step * step;
      }
      difference[lag] = sum;
    }
    float total = 0;
    difference[0] = 1;
    for (int lag = 1; lag <= MAX_LAG + 1; lag++) {
      total += difference[lag];
      difference[lag] = total == 0 ? 1 : difference[lag] * lag / total;
    }
    for (int lag = MIN_LAG; lag <= MAX_LAG; lag++) {
      if (difference[lag] < APERIODICITY && difference[lag] <= difference[lag + 1]) {
        return vertex(lag);
      }
    }
    return Float.NaN;
  }

  /** Minimum of the parabola through a lag and its neighbours. */
  private float vertex(int lag) {
    float before = difference[lag - 1];
    float after = difference[lag + 1];
    float curvature = before - 2 * difference[lag] + after;
    return curvature <= 0 ? lag : lag + Math.clamp((before - after) / (2 * curvature), -1, 1);
  }

  private void forget() {
    if (voicedFrames < MOST_FRAMES) {
      return;
    }
    voicedFrames = 0;
    for (int bin = 0; bin < BINS; bin++) {
      histogram[bin] /= 2;
      voicedFrames += histogram[bin];
    }
  }
}
