package io.babelgrid.segmentation;

import static io.babelgrid.segmentation.VoiceActivityDetector.WINDOW_SAMPLES;

import io.babelgrid.audio.AudioLevel;
import java.util.Arrays;

/**
 * Where sound began that turned out to be speech. After loud music a detector takes a quarter of a
 * second longer to believe in speech; the level shows when it came.
 */
final class Onset {

  /** 256 ms: as late as the detector was seen to be. */
  private static final int LATEST_WINDOWS = 8;

  /** Of which the quietest is no speech. */
  private static final int LOOKED_AT = 2 * LATEST_WINDOWS;

  /** In energy, 12 dB above the quietest: a room is less restless. */
  private static final double LOUDER = 16;

  /** In energy: 12 dB below the speech itself is no part of it, whatever is quieter still. */
  private static final double WEAKER = 1 / 16.0;

  /** Of a window of -60 dB of full scale: soft speech is louder. */
  private static final double SOFT = 1e-6 * WINDOW_SAMPLES;

  private Onset() {}

  /**
   * How much sooner than its first window the detector's speech began.
   *
   * @param before the samples before that window, at most so many as are needed
   * @param speech those from it on
   * @return samples, a multiple of a window
   */
  static int earlier(float[] before, float[] speech) {
    int windows = before.length / WINDOW_SAMPLES;
    double[] energies = new double[windows];
    for (int i = 0; i < windows; i++) {
      int end = before.length - i * WINDOW_SAMPLES;
      energies[i] = AudioLevel.energy(Arrays.copyOfRange(before, end - WINDOW_SAMPLES, end));
    }
    double quietest = Math.max(SOFT, Arrays.stream(energies).min().orElse(0));
    double usual = AudioLevel.energy(speech) * WINDOW_SAMPLES / speech.length;
    double bar = Math.max(LOUDER * quietest, WEAKER * usual);
    int earlier = 0;
    while (earlier < Math.min(windows, LATEST_WINDOWS) && energies[earlier] > bar) {
      earlier++;
    }
    return earlier * WINDOW_SAMPLES;
  }

  /** Samples that {@link #earlier} looks at. */
  static int lookedAt() {
    return LOOKED_AT * WINDOW_SAMPLES;
  }
}
