package io.babelgrid.lipsync.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.lipsync.render.SyntheticFace.Look;
import io.babelgrid.video.VideoFrame;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LipRendererTest {

  private static final long FRAME_NS = 40_000_000;
  private static final MouthShape OPEN = new MouthShape(10, 0, 0, 0, .2f, .3f);
  private static final MouthShape ROUND = new MouthShape(4, -10, 1, 0, 0, 0);

  private final LipRenderer renderer = new LipRenderer();
  private final VideoFrame out = new VideoFrame(640, 480);
  private long nowNs;

  private VideoFrame see(Look look, int frames) {
    float[] landmarks = SyntheticFace.landmarks(look);
    VideoFrame frame = SyntheticFace.picture(landmarks, 640, 480);
    if (look.gapMm() > 0) {
      SyntheticFace.paintTeeth(frame, landmarks);
    }
    for (int i = 0; i < frames; i++) {
      assertEquals(Sight.CLEAR, renderer.observe(frame, landmarks, .99f, nowNs));
      nowNs += FRAME_NS;
    }
    return frame;
  }

  private static int luma(VideoFrame frame, float x, float y) {
    return frame.data()[(int) y * frame.width() + (int) x] & 0xff;
  }

  @Test
  void alphaZeroLeavesEveryByteAsItWas() {
    VideoFrame frame = see(Look.REST, 20);
    assertFalse(renderer.draw(frame, OPEN, 0, out));
    assertArrayEquals(frame.data(), out.data());
  }

  @Test
  void aFrameWithoutAFaceIsGivenBackUnchanged() {
    VideoFrame frame = see(Look.REST, 5);
    assertEquals(Sight.NO_FACE, renderer.observe(frame, null, 0, nowNs));
    assertFalse(renderer.draw(frame, OPEN, 1, out));
    assertArrayEquals(frame.data(), out.data());
  }

  @Test
  void onlyTheLowerFaceChanges() {
    VideoFrame frame = see(Look.REST, 20);
    assertTrue(renderer.draw(frame, OPEN, 1, out));
    float[] face = SyntheticFace.landmarks(Look.REST);
    float noseY = face[3 * FaceTopology.NOSE_TIP + 1];
    int changed = 0;
    for (int y = 0; y < 480; y++) {
      for (int x = 0; x < 640; x++) {
        int at = y * 640 + x;
        if (frame.data()[at] != out.data()[at]) {
          changed++;
          assertTrue(y > noseY, "changed at " + x + "," + y);
          assertTrue(Math.abs(x - 320) < 72 * 1.6f * 1.35f, "changed at " + x + "," + y);
        }
      }
    }
    assertTrue(changed > 3000, changed + " pixels changed");
  }

  @Test
  void anOpenMouthIsDarkWhereLipsWere() {
    VideoFrame frame = see(Look.REST, 20);
    renderer.draw(frame, OPEN, 1, out);
    float[] face = SyntheticFace.landmarks(Look.REST);
    float x = face[3 * FaceTopology.LOWER_LIP];
    float y = face[3 * FaceTopology.LOWER_LIP + 1] + 5 * 1.6f;
    assertTrue(luma(out, x, y) < 75, "luma in the mouth " + luma(out, x, y));
    assertTrue(luma(frame, x, y) > 95);
  }

  @Test
  void theSpeakersOwnOpenMouthIsClosed() {
    see(Look.REST, 40);
    VideoFrame frame = see(Look.REST.open(9), 10);
    renderer.draw(frame, MouthShape.REST, 1, out);
    float[] rest = SyntheticFace.landmarks(Look.REST);
    int brightest = 0;
    for (int p : FaceTopology.INNER_UPPER) {
      for (int dy = -6; dy <= 6; dy++) {
        brightest = Math.max(brightest, luma(out, rest[3 * p], rest[3 * p + 1] + dy));
      }
    }
    assertTrue(brightest < 185, "teeth shine through closed lips: " + brightest);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 2, 5, 8, 12})
  void theDrawnGapIsTheOneAskedFor(float gapMm) {
    for (float own : new float[] {0, 3, 9}) {
      var face = new FaceState();
      float[] rest = SyntheticFace.landmarks(Look.REST);
      float[] speaking = SyntheticFace.landmarks(Look.REST.open(own));
      VideoFrame frame = SyntheticFace.picture(rest, 640, 480);
      for (int i = 0; i < 50; i++) {
        face.locate(frame, i < 40 ? rest : speaking, i * FRAME_NS);
        face.learn(frame, i * FRAME_NS);
      }
      var target = new TargetFace();
      target.plan(face, new MouthShape(gapMm, 0, 0, 0, 0, 0), 1);
      float sum = 0;
      for (int[] pair : FaceTopology.GAP_PAIRS) {
        float dx = target.xy[2 * pair[0]] - target.xy[2 * pair[1]];
        float dy = target.xy[2 * pair[0] + 1] - target.xy[2 * pair[1] + 1];
        sum += (float) Math.hypot(dx, dy) / face.pose().scale();
      }
      assertEquals(gapMm, sum / 3, .06f * gapMm + .15f, "with an own gap of " + own);
    }
  }

  @Test
  void roundLipsAreNarrower() {
    VideoFrame frame = see(Look.REST, 20);
    var face = new FaceState();
    face.locate(frame, SyntheticFace.landmarks(Look.REST), 0);
    face.learn(frame, 0);
    var target = new TargetFace();
    target.plan(face, ROUND, 1);
    float width =
        target.xy[2 * FaceTopology.RIGHT_CORNER] - target.xy[2 * FaceTopology.LEFT_CORNER];
    float own =
        face.landmarks()[3 * FaceTopology.RIGHT_CORNER]
            - face.landmarks()[3 * FaceTopology.LEFT_CORNER];
    assertEquals(10, (own - width) / face.pose().scale(), .5f);
  }

  @Test
  void teethDoNotGlowWhenTheLightGoesOut() {
    see(Look.REST.open(9), 40);
    VideoFrame frame = see(Look.REST, 40);
    renderer.draw(frame, OPEN, 1, out);
    float[] rest = SyntheticFace.landmarks(Look.REST);
    int lit = brightestTooth(rest);
    assertTrue(lit > 100, "luma of the teeth in the light " + lit);
    var dark = new VideoFrame(640, 480);
    for (int i = 0; i < dark.data().length; i++) {
      int black = i < dark.uOffset() ? 16 : 128;
      dark.data()[i] = (byte) (black + ((frame.data()[i] & 0xff) - black) / 10);
    }
    renderer.observe(dark, rest, .99f, nowNs);
    renderer.draw(dark, OPEN, 1, out);
    assertTrue(brightestTooth(rest) < 50, "luma in the dark " + brightestTooth(rest));
  }

  private int brightestTooth(float[] rest) {
    int brightest = 0;
    for (int p : FaceTopology.INNER_UPPER) {
      for (int dy = 0; dy < 12; dy++) {
        brightest = Math.max(brightest, luma(out, rest[3 * p], rest[3 * p + 1] + dy));
      }
    }
    return brightest;
  }

  @Test
  void teethComeFromTheSpeakerOnceSeenAndAreForgotten() {
    float[] rest = SyntheticFace.landmarks(Look.REST);
    float x = rest[3 * FaceTopology.UPPER_LIP];
    float y = rest[3 * FaceTopology.UPPER_LIP + 1] - .5f;
    VideoFrame before = see(Look.REST, 40);
    renderer.draw(before, OPEN, 1, out);
    int guessed = luma(out, x, y);
    see(Look.REST.open(9), 60);
    VideoFrame after = see(Look.REST, 30);
    renderer.draw(after, OPEN, 1, out);
    int seen = luma(out, x, y);
    assertNotEquals(guessed, seen);
    renderer.forget();
    VideoFrame again = see(Look.REST, 40);
    renderer.draw(again, OPEN, 1, out);
    assertEquals(guessed, luma(out, x, y));
  }

  @Test
  void oneLanguageDoesNotChangeTheMouthOfAnother() {
    VideoFrame frame = see(Look.REST, 20);
    renderer.draw(frame, OPEN, 1, out);
    byte[] alone = out.data().clone();
    renderer.draw(frame, ROUND, 1, out);
    renderer.draw(frame, OPEN, 1, out);
    assertArrayEquals(alone, out.data());
  }

  @Test
  void halfAnAlphaMovesTheLipsPartOfTheWay() {
    VideoFrame frame = see(Look.REST, 20);
    var full = new VideoFrame(640, 480);
    renderer.draw(frame, OPEN, 1, full);
    renderer.draw(frame, OPEN, .5f, out);
    assertTrue(difference(frame, out) > 0);
    assertTrue(difference(frame, out) < difference(frame, full));
  }

  private static long difference(VideoFrame a, VideoFrame b) {
    long sum = 0;
    for (int i = 0; i < a.width() * a.height(); i++) {
      sum += Math.abs((a.data()[i] & 0xff) - (b.data()[i] & 0xff));
    }
    return sum;
  }

  @Test
  void oddSizesAndFacesAtTheEdgeAreDrawnWithoutHarm() {
    float[] landmarks = SyntheticFace.landmarks(Look.REST.at(120, 90).scaled(1.1f));
    VideoFrame frame = SyntheticFace.picture(landmarks, 241, 241);
    var small = new VideoFrame(241, 241);
    for (int i = 0; i < 10; i++) {
      renderer.observe(frame, landmarks, .99f, i * FRAME_NS);
      assertTrue(renderer.draw(frame, OPEN, 1, small));
    }
    float[] below = SyntheticFace.landmarks(Look.REST.at(200, 160).scaled(1.1f));
    VideoFrame cut = SyntheticFace.picture(below, 241, 241);
    assertEquals(Sight.CUT, renderer.observe(cut, below, .99f, 10 * FRAME_NS));
    renderer.draw(cut, OPEN, 1, small);
  }

  @Test
  void nothingIsAllocatedOnceWarm() {
    float[][] looks = new float[8][];
    VideoFrame[] frames = new VideoFrame[8];
    for (int i = 0; i < 8; i++) {
      Look look = Look.REST.at(320 + i, 170).open(i % 4 * 2);
      looks[i] = SyntheticFace.landmarks(look);
      frames[i] = SyntheticFace.picture(looks[i], 640, 480);
    }
    run(looks, frames, 400);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(looks, frames, 200);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 200 * 32, allocated + " bytes in 200 frames");
  }

  private void run(float[][] looks, VideoFrame[] frames, int count) {
    for (int i = 0; i < count; i++) {
      renderer.observe(frames[i % 8], looks[i % 8], .99f, nowNs);
      renderer.draw(frames[i % 8], i % 2 == 0 ? OPEN : ROUND, .9f, out);
      nowNs += FRAME_NS;
    }
  }
}
