package io.babelgrid.echo;

import static io.babelgrid.echo.BandMeter.BANDS;

import java.util.Arrays;

/** What a listener was played in the last second, in slots of 20 ms. One owner. */
final class PlayedTrack {

  /** Slots after which an echo comes at the latest: from 20 ms to 1.2 s. */
  static final int LONGEST = 60;

  /** A power of two. */
  private static final int SLOTS = 128;

  /** -65 dB of full scale a band: less is not heard. */
  private static final double FLOOR = 3e-7;

  private static final double NEWEST = 1 / 50.0;

  private final float[][] powers = new float[SLOTS][BANDS];
  private final float[][] deviations = new float[SLOTS][BANDS];
  private final float[] moved = new float[SLOTS];
  private final double[] usual = new double[BANDS];
  private final float[] loudest = new float[BANDS];

  /** The newest slot that may hold something; those after it are old. */
  private long head = -1;

  /** The newest slot that is complete. */
  private long done = -1;

  private long latest = Long.MIN_VALUE / 2;

  PlayedTrack() {
    Arrays.fill(usual, Math.log(FLOOR));
  }

  void add(SoundPrint print, long slot) {
    long at = Math.max(slot, done + 1);
    reach(at);
    latest = Math.max(latest, at);
    float[] power = powers[at(at)];
    for (int band = 0; band < BANDS; band++) {
      power[band] += print.bands()[band];
    }
  }

  /** Whether anything was played of which an echo may come now. */
  boolean sounds(long now) {
    return now - latest <= LONGEST;
  }

  /** Nothing more comes for slots up to this one. */
  void settle(long until) {
    reach(until);
    for (long slot = Math.max(done + 1, until - LONGEST); slot <= until; slot++) {
      float sum = 0;
      for (int band = 0; band < BANDS; band++) {
        double level = Math.log(FLOOR + powers[at(slot)][band]);
        float deviation = (float) (level - usual[band]);
        deviations[at(slot)][band] = deviation;
        sum += deviation * deviation;
        usual[band] += NEWEST * (level - usual[band]);
      }
      moved[at(slot)] = sum;
    }
    done = Math.max(done, until);
  }

  private void reach(long slot) {
    for (long next = Math.max(head + 1, slot - SLOTS + 1); next <= slot; next++) {
      Arrays.fill(powers[at(next)], 0);
      Arrays.fill(deviations[at(next)], 0);
      moved[at(next)] = 0;
    }
    head = Math.max(head, slot);
  }

  float[] power(long slot) {
    return powers[at(slot)];
  }

  /** By how much a band was louder than usual, in nepers of power. */
  float[] deviation(long slot) {
    return deviations[at(slot)];
  }

  /** The sum of the squares of {@link #deviation}. */
  float moved(long slot) {
    return moved[at(slot)];
  }

  /** The loudest of all that may come back now. */
  float[] loudest(long now) {
    Arrays.fill(loudest, 0);
    for (long slot = now - LONGEST; slot < now; slot++) {
      float[] power = powers[at(slot)];
      for (int band = 0; band < BANDS; band++) {
        loudest[band] = Math.max(loudest[band], power[band]);
      }
    }
    return loudest;
  }

  private static int at(long slot) {
    return (int) (slot & (SLOTS - 1));
  }
}
