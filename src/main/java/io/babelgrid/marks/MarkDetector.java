package io.babelgrid.marks;

import io.babelgrid.audio.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the mark in sound of any rate, wherever in it the pattern begins. One thread.
 *
 * <p>How often it errs follows without recordings: were the pattern's signs drawn by lot, then
 * whatever the sound is, its score at one offset would be {@code z} or more with a probability of
 * at most exp(-z^2 / 2) (Hoeffding, 1963). There are 512 offsets, of which the highest score
 * counts.
 */
public final class MarkDetector {

  /** What verdicts are given of: shorter is heard less surely, longer is heard in pieces. */
  public static final int PIECE_SECONDS = 10;

  /** By the normal distribution four in 10,000 pieces without a mark are above, by the bound 50. */
  public static final double THRESHOLD = 4.8;

  private static final int HOPS_PER_TILE = MarkPattern.TILE_MS / BandLevels.HOP_MS;
  private static final int OFFSETS = MarkPattern.TILES * HOPS_PER_TILE;
  private static final int CELLS = MarkPattern.BANDS / 2;

  private final BandLevels levels = new BandLevels();

  /**
   * What was found in a piece.
   *
   * @param score at the offset where it is highest, in standard deviations of chance
   * @param offsetMs how far into the pattern the piece begins
   */
  public record Verdict(double score, int offsetMs) {

    public boolean marked() {
      return score >= THRESHOLD;
    }

    /** At most so often a piece without a mark scores as high; see {@link MarkDetector}. */
    public double chanceAtMost() {
      return Math.min(1, OFFSETS * Math.exp(-score * score / 2));
    }
  }

  /**
   * @param pcm mono, amplitude in [-1, 1] or any other scale below that
   */
  public Verdict detect(float[] pcm, int rateHz) {
    float[][] raised = Prominence.of(levels.of(resampled(pcm, rateHz)));
    return best(cells(folded(raised)));
  }

  private static float[] resampled(float[] pcm, int rateHz) {
    if (rateHz == BandLevels.RATE_HZ) {
      return pcm;
    }
    try (var resampler = new Resampler(rateHz, BandLevels.RATE_HZ)) {
      return resampler.process(pcm);
    }
  }

  /** What comes at the same place of the pattern, added up; [offset][band]. */
  private static float[][] folded(float[][] raised) {
    float[][] folded = new float[OFFSETS][MarkPattern.BANDS];
    for (int frame = 0; frame < raised.length; frame++) {
      float[] into = folded[frame % OFFSETS];
      for (int band = 0; band < into.length; band++) {
        into[band] += raised[frame][band];
      }
    }
    return folded;
  }

  /** By how much a cell that begins at an offset looks like one of sign 1; [offset][cell]. */
  private static float[][] cells(float[][] folded) {
    float[][] cells = new float[OFFSETS][CELLS];
    for (int offset = 0; offset < OFFSETS; offset++) {
      for (int hop = 0; hop < HOPS_PER_TILE; hop++) {
        float[] now = folded[(offset + hop) % OFFSETS];
        float[] then = folded[(offset + hop + HOPS_PER_TILE) % OFFSETS];
        for (int cell = 0; cell < CELLS; cell++) {
          int band = 2 * cell;
          cells[offset][cell] += now[band] - now[band + 1] - then[band] + then[band + 1];
        }
      }
    }
    return cells;
  }

  private static Verdict best(float[][] cells) {
    double best = 0;
    int at = 0;
    for (int offset = 0; offset < OFFSETS; offset++) {
      double sum = 0;
      double squares = 0;
      for (int tile = 0; tile < MarkPattern.TILES; tile += 2) {
        float[] seen = cells[(offset + tile * HOPS_PER_TILE) % OFFSETS];
        for (int cell = 0; cell < CELLS; cell++) {
          sum += MarkPattern.sign(tile, 2 * cell) * seen[cell];
          squares += seen[cell] * seen[cell];
        }
      }
      double score = squares > 0 ? sum / Math.sqrt(squares) : 0;
      if (score > best) {
        best = score;
        at = offset;
      }
    }
    return new Verdict(best, (OFFSETS - at) % OFFSETS * BandLevels.HOP_MS);
  }

  /**
   * A verdict for each piece of a recording, the next beginning at the middle of the one before.
   */
  public List<Verdict> detectAll(float[] pcm, int rateHz) {
    var verdicts = new ArrayList<Verdict>();
    int length = PIECE_SECONDS * rateHz;
    int from = 0;
    do {
      int to = Math.min(pcm.length, from + length);
      verdicts.add(detect(Arrays.copyOfRange(pcm, from, to), rateHz));
      from += length / 2;
    } while (from + length / 2 < pcm.length);
    return verdicts;
  }
}
