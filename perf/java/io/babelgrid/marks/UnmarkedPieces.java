package io.babelgrid.marks;

import io.babelgrid.evaluation.Jingle;
import io.babelgrid.evaluation.Music;
import io.babelgrid.evaluation.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Pieces of 10 s without a mark, many out of little: cut anywhere, faster or slower by up to 15 %
 * with their pitch, louder or softer, three of ten with something else beneath.
 */
final class UnmarkedPieces {

  private static final int HZ = BandLevels.RATE_HZ;
  private static final int PIECE = MarkDetector.PIECE_SECONDS * HZ;

  /** Of everything that is made by rule. */
  private static final int MADE_SECONDS = 40;

  private final List<float[]> recorded;
  private final List<float[]> spoken;
  private final List<float[]> made = new ArrayList<>();

  /**
   * @param recorded people, and what codecs made of them; 16 kHz
   * @param spoken synthetic voices without a mark; 16 kHz
   */
  UnmarkedPieces(List<float[]> recorded, List<float[]> spoken) {
    this.recorded = recorded;
    this.spoken = spoken;
    for (Music music : Music.values()) {
      made.add(music.samples(MADE_SECONDS, 0.3f, 1));
    }
    for (Jingle jingle : Jingle.values()) {
      made.add(jingle.samples(MADE_SECONDS * HZ, 0.5f, 2));
    }
    for (Noise noise : Noise.values()) {
      if (noise != Noise.SILENCE) {
        made.add(noise.samples(MADE_SECONDS * HZ, 0.05f, 3));
      }
    }
  }

  /**
   * The scores of pieces {@code from} to {@code to}, on all cores; each piece is always the same.
   */
  double[] scores(int from, int to) {
    var detectors = ThreadLocal.withInitial(MarkDetector::new);
    return IntStream.range(from, to)
        .parallel()
        .mapToDouble(i -> detectors.get().detect(piece(i), HZ).score())
        .toArray();
  }

  /** Six of ten are people, two synthetic voices, two made by rule. */
  private float[] piece(long seed) {
    var random = new Random(seed * 0x9e37_79b9_7f4a_7c15L);
    int kind = random.nextInt(10);
    float[] piece = cut(kind < 6 ? recorded : kind < 8 ? spoken : made, random);
    if (random.nextInt(10) < 3) {
      float[] beneath = cut(random.nextBoolean() ? recorded : made, random);
      float gain = (float) Math.pow(10, -random.nextInt(21) / 20.0);
      for (int i = 0; i < PIECE; i++) {
        piece[i] += gain * beneath[i];
      }
    }
    float gain = (float) Math.pow(10, -random.nextInt(31) / 20.0);
    for (int i = 0; i < PIECE; i++) {
      piece[i] *= gain;
    }
    return piece;
  }

  /** A recording that ends begins again. */
  private static float[] cut(List<float[]> from, Random random) {
    float[] source = from.get(random.nextInt(from.size()));
    double speed = 0.85 + 0.3 * random.nextDouble();
    double at = random.nextInt(source.length);
    float[] piece = new float[PIECE];
    for (int i = 0; i < PIECE; i++) {
      int whole = (int) at;
      double part = at - whole;
      float next = source[whole + 1 < source.length ? whole + 1 : 0];
      piece[i] = (float) ((1 - part) * source[whole] + part * next);
      at += speed;
      at -= at >= source.length ? source.length : 0;
    }
    return piece;
  }

  static double seconds(List<float[]> recordings) {
    return recordings.stream().mapToInt(each -> each.length).sum() / (double) HZ;
  }
}
