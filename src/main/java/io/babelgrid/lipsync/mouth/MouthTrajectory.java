package io.babelgrid.lipsync.mouth;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhonemeTiming;
import io.babelgrid.synthesis.SpeechChunk;
import java.util.Arrays;
import java.util.List;

/**
 * The movement of the mouth through one phrase. Computed once on a grid of {@value #GRID_SECONDS} s
 * and read at any sample. Immutable.
 *
 * <p>Every value of the shape is the mean of the visemes' targets, weighted by dominances that fall
 * off exponentially with the distance in time (Cohen and Massaro, 1993). Then closures: in a phrase
 * shown at the given frame period, at least one frame of every /p b m/ has closed lips, and one of
 * every /f v/ the lower lip at the teeth.
 */
public final class MouthTrajectory implements MouthMovement {

  /** Lips move ahead of the sound, and viewers accept a late voice sooner than an early one. */
  public static final double VISUAL_LEAD_SECONDS = .040;

  /** Period of 25 frames a second. */
  public static final double USUAL_FRAME_SECONDS = .040;

  private static final double GRID_SECONDS = .005;

  /** Beyond this, exp(-9/s x 2.2 x 0.6 s) &lt; 1e-5 of a dominance is left. */
  private static final double REACH_SECONDS = .6;

  /** Part of a sound's length, from its centre, in which its dominance is full. */
  private static final double PLATEAU = .3;

  private static final double DECAY = 2.2;

  /** Part of a closure's length in which the lips touch. */
  private static final double TOUCHING = .3;

  /** Widest gap, before the tuck takes 2 mm of it, while the lower lip is at the teeth. */
  private static final float TUCKED_GAP_MM = 3.2f;

  private static final int GAP = 0;
  private static final int TUCK = 3;
  private static final int LOW_LIP = 4;

  /**
   * The grid reaches this far before the first sample and past the last: lips start before sound.
   */
  private static final double MARGIN_SECONDS = .2;

  private final float[] grid;
  private final int points;

  private MouthTrajectory(float[] grid) {
    this.grid = grid;
    this.points = grid.length / MouthShape.VALUES;
  }

  /** As {@link #of(Language, List, int, double)} at 25 frames a second. */
  public static MouthTrajectory of(
      Language language, List<PhonemeTiming> timings, int totalSamples) {
    return of(language, timings, totalSamples, USUAL_FRAME_SECONDS);
  }

  /**
   * Plans the movement of a phrase.
   *
   * @param timings of the whole phrase in time order
   * @param totalSamples length of the phrase at 24 kHz
   * @param frameSeconds period of the video; closures last as long at least
   */
  public static MouthTrajectory of(
      Language language, List<PhonemeTiming> timings, int totalSamples, double frameSeconds) {
    List<VisemeSpan> spans = VisemeSpan.of(VisemeAlphabet.of(language), timings, totalSamples);
    double seconds = totalSamples / (double) SpeechChunk.SAMPLE_RATE_HZ;
    var grid = new float[index(seconds + MARGIN_SECONDS) * MouthShape.VALUES];
    blend(spans, grid);
    for (VisemeSpan span : spans) {
      if (span.viseme() == Viseme.BILABIAL || span.viseme() == Viseme.LABIODENTAL) {
        touch(span, grid, frameSeconds);
      }
    }
    return new MouthTrajectory(grid);
  }

  @Override
  public MouthShape at(double sample) {
    double time = sample / SpeechChunk.SAMPLE_RATE_HZ + VISUAL_LEAD_SECONDS;
    double position = (time + MARGIN_SECONDS) / GRID_SECONDS;
    int index = (int) Math.floor(position);
    if (index < 0 || index >= points - 1) {
      return MouthShape.REST;
    }
    float share = (float) (position - index);
    return new MouthShape(
        value(index, 0, share),
        value(index, 1, share),
        value(index, 2, share),
        value(index, 3, share),
        value(index, 4, share),
        value(index, 5, share));
  }

  private float value(int index, int value, float share) {
    float left = grid[index * MouthShape.VALUES + value];
    return left + (grid[(index + 1) * MouthShape.VALUES + value] - left) * share;
  }

  private static int index(double time) {
    return (int) Math.ceil((time + MARGIN_SECONDS) / GRID_SECONDS) + 1;
  }

  private static double time(int point) {
    return point * GRID_SECONDS - MARGIN_SECONDS;
  }

  private static void blend(List<VisemeSpan> spans, float[] grid) {
    var weights = new double[MouthShape.VALUES];
    var sums = new double[MouthShape.VALUES];
    int first = 0;
    for (int point = 0; point < grid.length / MouthShape.VALUES; point++) {
      double time = time(point);
      Arrays.fill(weights, 0);
      Arrays.fill(sums, 0);
      while (first < spans.size() - 1 && spans.get(first).end() < time - REACH_SECONDS) {
        first++;
      }
      for (int i = first; i < spans.size(); i++) {
        VisemeSpan span = spans.get(i);
        if (span.start() > time + REACH_SECONDS) {
          break;
        }
        add(span, time, weights, sums);
      }
      for (int k = 0; k < MouthShape.VALUES; k++) {
        grid[point * MouthShape.VALUES + k] = (float) (sums[k] / Math.max(weights[k], 1e-9));
      }
    }
  }

  private static void add(VisemeSpan span, double time, double[] weights, double[] sums) {
    Viseme viseme = span.viseme();
    // A silence insists on rest all through, or a long pause would be shaped by its far neighbours.
    double plateau =
        viseme == Viseme.SILENCE ? .5 * span.seconds() - .03 : PLATEAU * span.seconds();
    double away = Math.max(0, Math.abs(time - span.centre()) - Math.max(0, plateau));
    double near = Math.exp(-viseme.decayPerSecond() * DECAY * away);
    for (int k = 0; k < MouthShape.VALUES; k++) {
      double weight = near * viseme.dominance(k);
      weights[k] += weight;
      sums[k] += weight * viseme.target().value(k) * (k == GAP ? span.openness() : 1);
    }
  }

  /** Full contact for a frame's length around the centre, then a linear release. */
  private static void touch(VisemeSpan span, float[] grid, double frameSeconds) {
    double held = Math.max(frameSeconds / 2, TOUCHING * span.seconds()) + GRID_SECONDS;
    double release = held;
    int from = Math.max(0, index(span.centre() - held - release) - 1);
    int to = index(span.centre() + held + release);
    for (int point = from; point <= to && point < grid.length / MouthShape.VALUES; point++) {
      double away = Math.abs(time(point) - span.centre());
      float contact = (float) Math.clamp(1 - (away - held) / release, 0, 1);
      int base = point * MouthShape.VALUES;
      float gap = grid[base + GAP];
      if (span.viseme() == Viseme.BILABIAL) {
        grid[base + GAP] = gap * (1 - contact);
        grid[base + LOW_LIP] *= 1 - contact;
      } else {
        grid[base + GAP] = gap + contact * (Math.min(gap, TUCKED_GAP_MM) - gap);
        grid[base + TUCK] = Math.max(grid[base + TUCK], contact);
      }
    }
  }
}
