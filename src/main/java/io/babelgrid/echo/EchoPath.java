package io.babelgrid.echo;

import static io.babelgrid.echo.BandMeter.BANDS;

import java.util.Arrays;

/**
 * How what is played comes back to a microphone: how late, and how much weaker in each band. Found
 * by correlating what both bands do, in logarithms, over the last second. One owner.
 */
final class EchoPath {

  /** What remains of a sum after 20 ms: a memory of 0.8 s. */
  private static final double KEPT = 1 - 1 / 40.0;

  private static final double NEWEST = 1 / 50.0;

  /** -75 dB of full scale a band; of a microphone of its own floor no more is known. */
  private static final double FLOOR = 3e-8;

  /** Correlation from which it is an echo: those of 30 dB in noise have 0.7, other voices 0.62. */
  private static final double SURE = 0.66;

  /** Frames for which it must be that, at one delay: 0.2 s. By chance it is, for a moment. */
  private static final int HELD = 10;

  /** Correlation below which it is none. */
  private static final double DOUBTFUL = 0.5;

  /** Frames that look like an echo and don't move like one, until there is none: 0.5 s. */
  private static final int PATIENCE = 25;

  /** Frames in which a voice is played and nothing comes back, until there is no echo: 1.5 s. */
  private static final int SILENCE = 75;

  /** An echo that is weaker by 40 dB is none. */
  private static final double NOTHING = 1e-4;

  /** No echo is louder than this, in power: -9 dB. Who speaks at usual loudness is. */
  private static final float LOUDEST = 0.125f;

  /** What is unknown may be this loud: -11 dB. */
  private static final float UNKNOWN = 0.08f;

  /** The power of an echo in a frame may be this much above its mean: 8 dB. */
  private static final double MARGIN = Math.log(6.3);

  /** A room falls by 60 dB in 0.4 s, 3 dB in 20 ms. */
  private static final float DECAY = 0.5f;

  private static final double LEARNING = 0.06;

  /** Up is learnt more slowly than down, so that who talks at the same time counts little. */
  private static final double UP = 0.4;

  private final double[] products = new double[PlayedTrack.LONGEST + 1];
  private final double[] playedPowers = new double[PlayedTrack.LONGEST + 1];
  private double heardPower;
  private final double[] usual = new double[BANDS];
  private final float[] deviation = new float[BANDS];
  private final double[] gain = new double[BANDS];
  private final float[] expected = new float[BANDS];
  private final float[] limit = new float[BANDS];
  private boolean fresh = true;
  private int delay;
  private boolean clear;
  private int lastDelay;
  private int held;
  private int suspect;
  private int silent;

  EchoPath() {
    Arrays.fill(gain, Math.log(UNKNOWN) - MARGIN);
  }

  /**
   * Takes the next frame of the microphone.
   *
   * @return the most that an echo may have of each band; the next call writes it anew
   */
  float[] next(float[] heard, PlayedTrack played, long now) {
    double best = correlate(heard, played, now);
    if (held >= HELD) {
      clear = false;
      suspect = 0;
    }
    float[] loudest = played.loudest(now);
    float[] source = delay > 0 ? arrived(played, now) : loudest;
    if (held >= HELD) {
      learn(heard);
    }
    silent = sum(heard) < NOTHING * sum(loudest) ? silent + 1 : 0;
    clear |= silent >= SILENCE;
    for (int band = 0; band < BANDS; band++) {
      double factor = Math.min(LOUDEST, Math.exp(gain[band] + MARGIN));
      limit[band] = clear ? 0 : (float) (factor * source[band]);
    }
    if (!clear && best < DOUBTFUL && looksLike(heard)) {
      clear = ++suspect >= PATIENCE;
    }
    return limit;
  }

  /** Whether the last frame had an echo that is heard, beyond doubt. */
  boolean isSure() {
    return held >= HELD && silent == 0;
  }

  /** Nothing was played for a while. */
  void rest() {
    Arrays.fill(products, 0);
    Arrays.fill(playedPowers, 0);
    Arrays.fill(expected, 0);
    heardPower = 0;
    suspect = 0;
    silent = 0;
    fresh = true;
  }

  private double correlate(float[] heard, PlayedTrack played, long now) {
    double power = 0;
    for (int band = 0; band < BANDS; band++) {
      double level = Math.log(FLOOR + heard[band]);
      usual[band] = fresh ? level : usual[band];
      deviation[band] = (float) (level - usual[band]);
      usual[band] += NEWEST * (level - usual[band]);
      power += deviation[band] * deviation[band];
    }
    fresh = false;
    heardPower = KEPT * heardPower + power;
    double best = 0;
    int bestDelay = delay;
    for (int lag = 1; lag <= PlayedTrack.LONGEST; lag++) {
      float[] then = played.deviation(now - lag);
      float product = 0;
      for (int band = 0; band < BANDS; band++) {
        product += deviation[band] * then[band];
      }
      products[lag] = KEPT * products[lag] + product;
      playedPowers[lag] = KEPT * playedPowers[lag] + played.moved(now - lag);
      double correlation =
          products[lag] <= 0 ? 0 : products[lag] / Math.sqrt(heardPower * playedPowers[lag] + 1);
      if (correlation > best) {
        best = correlation;
        bestDelay = lag;
      }
    }
    boolean same = Math.abs(bestDelay - lastDelay) <= 1;
    held = best >= SURE ? (same ? held : 0) + 1 : 0;
    lastDelay = bestDelay;
    if (held >= HELD) {
      delay = bestDelay;
    }
    return best;
  }

  /** What is played, as late as it comes, with what the room keeps of it. */
  private float[] arrived(PlayedTrack played, long now) {
    for (int band = 0; band < BANDS; band++) {
      expected[band] *= DECAY;
    }
    for (int lag = Math.max(1, delay - 1); lag <= delay + 1; lag++) {
      float[] then = played.power(now - lag);
      for (int band = 0; band < BANDS; band++) {
        expected[band] = Math.max(expected[band], then[band]);
      }
    }
    return expected;
  }

  private void learn(float[] heard) {
    for (int band = 0; band < BANDS; band++) {
      if (expected[band] > 1e-6f) {
        double error = Math.log((heard[band] + 1e-9) / expected[band]) - gain[band];
        gain[band] += LEARNING * Math.clamp(error, -2, 2 * UP);
      }
    }
  }

  private boolean looksLike(float[] heard) {
    double all = sum(heard);
    return all < sum(limit) && all > 1e-6;
  }

  private static double sum(float[] bands) {
    double sum = 0;
    for (float band : bands) {
      sum += band;
    }
    return sum;
  }
}
