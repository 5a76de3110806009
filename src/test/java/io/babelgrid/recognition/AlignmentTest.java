package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignmentTest {

  private static final int HEADS = 2;
  private static final int FRAMES = 100;
  private static final int HEARD = 80;

  @Test
  void theNewestRowPeaksWhereItsTokenIsHeard() {
    Alignment alignment = new Alignment(HEADS);
    alignment.reset(FRAMES, HEARD);
    alignment.append(rows(2, 2, 2, 2), 4);
    for (int frame : new int[] {10, 30, 55}) {
      alignment.append(rows(frame), 1);
      assertEquals(frame, alignment.peakOfLastRow(), 3);
    }
    assertEquals(7, alignment.rows());
  }

  @Test
  void attentionOnThePaddingDoesNotCount() {
    Alignment alignment = new Alignment(HEADS);
    alignment.reset(FRAMES, HEARD);
    alignment.append(rows(2, 2, 2, 20, 95), 5);
    alignment.append(rows(40), 1);
    assertEquals(40, alignment.peakOfLastRow(), 3);
  }

  @Test
  void rowsOfAPassAreTheSameAsOneByOne() {
    Alignment together = new Alignment(HEADS);
    Alignment single = new Alignment(HEADS);
    together.reset(FRAMES, HEARD);
    single.reset(FRAMES, HEARD);
    together.append(rows(10, 30, 50), 3);
    for (int frame : new int[] {10, 30, 50}) {
      single.append(rows(frame), 1);
    }
    assertArrayEquals(single.matrix(0), together.matrix(0));
  }

  @Test
  void warpingFindsWhereTokensBegin() {
    float[][] strength = new float[3][30];
    for (int frame = 0; frame < 30; frame++) {
      strength[frame < 8 ? 0 : frame < 20 ? 1 : 2][frame] = 1;
    }
    assertArrayEquals(new int[] {0, 8, 20}, TimeWarp.starts(strength));
  }

  @Test
  void warpingTakesMoreTokensThanFrames() {
    assertArrayEquals(new int[] {0, 0, 0}, TimeWarp.starts(new float[3][1]));
    assertArrayEquals(new int[0], TimeWarp.starts(new float[0][0]));
  }

  /**
   * [heads, tokens, frames]: a bump at each token's frame over a sink that all share, and a little
   * noise that depends on the frame sought.
   */
  private static FloatBuffer rows(int... frames) {
    float[] rows = new float[HEADS * frames.length * FRAMES];
    for (int head = 0; head < HEADS; head++) {
      for (int token = 0; token < frames.length; token++) {
        for (int frame = 0; frame < FRAMES; frame++) {
          double distance = (frame - frames[token]) / 4.0;
          double noise =
              0.02 * new Random(1_000L * frames[token] + 10L * frame + head).nextDouble();
          rows[(head * frames.length + token) * FRAMES + frame] =
              (float) (0.1 * Math.exp(-distance * distance) + noise) + (frame == 2 ? 0.8f : 0);
        }
      }
    }
    return FloatBuffer.wrap(rows);
  }
}
