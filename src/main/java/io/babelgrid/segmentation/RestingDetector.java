package io.babelgrid.segmentation;

import io.babelgrid.audio.AudioLevel;
import java.util.ArrayDeque;

/**
 * A detector that rests while nobody speaks: most people of a call are quiet most of the time, and
 * looking at every window of theirs is the dearest thing a node does for them. After a second
 * without anything like speech, a window that is hardly louder than that second was is looked at
 * only every so often. A louder one is looked at at once, after those that were left out, so that
 * the detector hears the onset whole; speech that is no louder than the noise before it is noticed
 * {@value #LEFT_OUT} windows late at most, which the pre-roll of an utterance covers. One thread.
 */
public final class RestingDetector implements VoiceActivityDetector {

  /** Windows left out between two that are looked at: 224 ms, less than any pre-roll. */
  private static final int LEFT_OUT = 7;

  /** Windows without anything like speech before it rests: a second. */
  private static final int PATIENCE = 31;

  /** Half of what starts speech; noise stays below 0.16. */
  private static final float NOTHING = 0.25f;

  /** In energy, 3 dB: steady noise stays within 1 dB from window to window. */
  private static final double LOUDER = 2;

  /** Of a window of -80 dB of full scale: the last bits of nothing are nothing. */
  private static final double SILENCE = 1e-8 * WINDOW_SAMPLES;

  /** Weight of the newest window in the mean: half a second. */
  private static final double NEWEST = 1 / 16.0;

  private final VoiceActivityDetector detector;
  private final ArrayDeque<float[]> leftOut = new ArrayDeque<>(LEFT_OUT);

  /** Windows since one was looked at, those that nobody heard among them. */
  private int unseen;

  private int quiet;

  /** Mean energy of the windows that were looked at and were nothing, the last ones above all. */
  private double usual;

  private float last;
  private volatile double restsBelow = -1;

  public RestingDetector(VoiceActivityDetector detector) {
    this.detector = detector;
  }

  @Override
  public float probability(float[] window) {
    double energy = AudioLevel.energy(window);
    boolean louder = energy > bar();
    if (quiet >= PATIENCE && unseen < LEFT_OUT && !louder) {
      leftOut.addLast(window.clone());
      unseen++;
      return last;
    }
    if (louder) {
      leftOut.forEach(detector::probability);
    }
    leftOut.clear();
    unseen = 0;
    last = detector.probability(window);
    if (last >= NOTHING) {
      quiet = 0;
    } else {
      usual = quiet == 0 ? energy : usual + NEWEST * (energy - usual);
      quiet++;
    }
    restsBelow = quiet < PATIENCE ? -1 : bar() / WINDOW_SAMPLES;
    return last;
  }

  /** What comes next is looked at all the sooner. */
  @Override
  public float unheard() {
    leftOut.clear();
    unseen = Math.min(LEFT_OUT, unseen + 1);
    return quiet >= PATIENCE ? last : 0;
  }

  private double bar() {
    return LOUDER * Math.max(usual, SILENCE);
  }

  @Override
  public double restsBelow() {
    return restsBelow;
  }

  @Override
  public void reset() {
    leftOut.clear();
    unseen = 0;
    quiet = 0;
    usual = 0;
    restsBelow = -1;
    detector.reset();
  }

  @Override
  public void close() {
    detector.close();
  }
}
