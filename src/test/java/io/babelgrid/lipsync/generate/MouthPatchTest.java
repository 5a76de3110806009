package io.babelgrid.lipsync.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.lipsync.generate.GeneratorManifest.Channels;
import io.babelgrid.lipsync.render.LowerFaceMask;
import io.babelgrid.lipsync.render.SyntheticFace;
import io.babelgrid.lipsync.render.SyntheticFace.Look;
import io.babelgrid.video.VideoFrame;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MouthPatchTest {

  private static final int SIZE = 96;
  private static final int PLANE = SIZE * SIZE;
  private static final FaceBox BOX = new FaceBox(200.5f, 70.25f, 440.5f, 380.75f);

  private final float[] landmarks = SyntheticFace.landmarks(Look.REST);
  private final LowerFaceMask mask = new LowerFaceMask();
  private final float[] face = new float[3 * PLANE];

  @BeforeEach
  void plan() {
    mask.plan(landmarks, BOX.left(), BOX.top(), BOX.right(), BOX.bottom());
  }

  /** Smooth in both directions, in light and in colour. */
  private static VideoFrame gradient() {
    var frame = new VideoFrame(640, 480);
    for (int i = 0; i < frame.data().length; i++) {
      boolean luma = i < frame.uOffset();
      int width = luma ? 640 : 320;
      int at = luma ? i : (i - frame.uOffset()) % (320 * 240);
      double x = (double) (at % width) / width;
      double y = (double) (at / width) / (luma ? 480 : 240);
      frame.data()[i] = (byte) Math.round(luma ? 70 + 60 * x + 50 * y : 110 + 20 * x + 16 * y);
    }
    return frame;
  }

  @ParameterizedTest
  @CsvSource({"81, 90, 240, 0", "145, 54, 34, 1", "41, 240, 110, 2"})
  void coloursComeInTheOrderThatIsAskedFor(int y, int u, int v, int brightest) {
    var frame = new VideoFrame(640, 480);
    Arrays.fill(frame.data(), 0, frame.uOffset(), (byte) y);
    Arrays.fill(frame.data(), frame.uOffset(), frame.vOffset(), (byte) u);
    Arrays.fill(frame.data(), frame.vOffset(), frame.data().length, (byte) v);
    for (Channels channels : Channels.values()) {
      new FaceCrop(SIZE, channels).read(frame, BOX, face);
      for (int channel = 0; channel < 3; channel++) {
        int colour = channels == Channels.RGB ? channel : 2 - channel;
        float expected = colour == brightest ? 1 : 0;
        assertEquals(expected, face[channel * PLANE + PLANE / 2], .03f, channels + " " + channel);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Channels.class)
  void aFaceThatIsGivenBackAsItWasLeavesThePictureAsItWas(Channels channels) {
    VideoFrame frame = gradient();
    VideoFrame out = gradient();
    new FaceCrop(SIZE, channels).read(frame, BOX, face);
    var patch = new MouthPatch(SIZE, channels);
    patch.take(face, face);
    patch.paste(mask, BOX, 1, out);
    for (int i = 0; i < frame.data().length; i++) {
      assertEquals(frame.data()[i] & 0xff, out.data()[i] & 0xff, 1.01, "byte " + i);
    }
  }

  @Test
  void aFaceThatComesBackDarkerIsBrightened() {
    VideoFrame out = gradient();
    new FaceCrop(SIZE, Channels.RGB).read(out, BOX, face);
    float[] darker = face.clone();
    for (int i = 0; i < darker.length; i++) {
      darker[i] -= .08f;
    }
    var patch = new MouthPatch(SIZE, Channels.RGB);
    patch.take(darker, face);
    patch.paste(mask, BOX, 1, out);
    VideoFrame frame = gradient();
    for (int i = 0; i < frame.uOffset(); i++) {
      assertEquals(frame.data()[i] & 0xff, out.data()[i] & 0xff, 2.01, "byte " + i);
    }
  }

  @Test
  void halfOfTheOpacityIsHalfOfTheChange() {
    VideoFrame frame = gradient();
    new FaceCrop(SIZE, Channels.RGB).read(frame, BOX, face);
    float[] black = face.clone();
    for (int i = 0; i < black.length; i++) {
      black[i] = i % PLANE < PLANE / 2 ? face[i] : 0;
    }
    var patch = new MouthPatch(SIZE, Channels.RGB);
    patch.take(black, face);
    VideoFrame whole = gradient();
    VideoFrame half = gradient();
    patch.paste(mask, BOX, 1, whole);
    patch.paste(mask, BOX, .5f, half);
    int chin = 310 * 640 + 320;
    assertEquals(16, whole.data()[chin] & 0xff, 1);
    int own = frame.data()[chin] & 0xff;
    assertEquals((own + 16) / 2.0, half.data()[chin] & 0xff, 1);
    VideoFrame none = gradient();
    patch.paste(mask, BOX, 0, none);
    assertArrayEquals(frame.data(), none.data());
  }

  @Test
  void theMaskIsWholeAtTheMouthAndNothingBeyondTheFace() {
    for (int lip : new int[] {13, 14, 61, 291, 17}) {
      assertEquals(1, mask.at(landmarks[3 * lip], landmarks[3 * lip + 1]), "lip " + lip);
    }
    for (int upper : new int[] {33, 263, 168, 10, 4}) {
      assertEquals(0, mask.at(landmarks[3 * upper], landmarks[3 * upper + 1]), "point " + upper);
    }
    assertEquals(0, mask.at(320, 500));
    assertEquals(0, mask.at(BOX.left(), 300));
    float chin = mask.at(landmarks[3 * 152], landmarks[3 * 152 + 1]);
    assertTrue(chin > 0 && chin < 1, "fades at the chin: " + chin);
  }
}
