package io.babelgrid.lipsync.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.FaceClip;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.video.VideoFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("models")
@Tag("words")
class FaceTrackerTest {

  private static final long FRAME_NS = 40_000_000;
  private static final int FRAMES_OF_A_SECOND = 25;

  /** Corners of the eyes, bridge and tip of the nose: what no expression moves. */
  private static final int[] STABLE = {33, 133, 362, 263, 168, 6, 4};

  private static ContinuousBatcher lanes;
  private static FaceModels models;

  private long nowNs = 7;
  private final FaceTracker tracker = new FaceTracker(models, () -> nowNs);

  @BeforeAll
  static void load() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    models = FaceModels.load(PreparedModels.store(), lanes);
  }

  @AfterAll
  static void unload() {
    models.close();
    lanes.close();
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"portrait", "man", "woman-crying", "woman-laughing"})
  void aFaceIsFollowedThroughAllPictures(String clip) {
    List<@Nullable Face> faces = follow(FaceClip.open(clip));
    for (Face face : faces) {
      assertNotNull(face);
      assertTrue(face.score() > 0.9f, () -> "score " + face.score());
    }
  }

  /**
   * The portrait moves slowly, so that second differences show the net's own jitter, enlarged by
   * the square root of 6.
   */
  @Test
  void landmarksOfASlowMotionAreSteady() {
    List<@Nullable Face> faces = follow(FaceClip.open("portrait"));
    double squares = 0;
    int count = 0;
    for (int i = 2; i < faces.size(); i++) {
      for (int landmark : STABLE) {
        squares += square(bend(faces, i, 3 * landmark)) + square(bend(faces, i, 3 * landmark + 1));
        count++;
      }
    }
    double jitter = Math.sqrt(squares / count / 6);
    assertTrue(jitter < 0.2, () -> "jitter of %.2f px".formatted(jitter));
  }

  @Test
  void aFaceThatLeavesIsLostAndFoundAgain() {
    FaceClip clip = FaceClip.open("leaving");
    List<@Nullable Face> faces = follow(clip);
    // Away from 2.5 s to 4 s, more than half out of the picture half a second before and after.
    assertFollowed(faces, 0, 40);
    assertNoneFollowed(faces, 65, 95);
    assertFollowed(faces, 125, clip.length());
  }

  @Test
  void aCutToAnotherSceneIsNoticedAtOnce() {
    List<@Nullable Face> faces = follow(FaceClip.open("cut"));
    assertFollowed(faces, 0, 50);
    assertNoneFollowed(faces, 50, 100);
    assertFollowed(faces, 102, 150);
  }

  @Test
  void inTheDarkTheTrackIsGivenUp() {
    List<@Nullable Face> faces = follow(FaceClip.open("lights-off"));
    assertFollowed(faces, 0, 40);
    assertNull(faces.get(99));
    assertFollowed(faces, 113, 150);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hand", "woman-hand"})
  void aHandOverTheMouthDoesNotEndTheTrack(String clip) {
    List<@Nullable Face> faces = follow(FaceClip.open(clip));
    assertFollowed(faces, 0, faces.size());
  }

  @Test
  void nothingIsFoundWhereNoFaceIs() {
    for (Face face : follow(FaceClip.open("no-face"))) {
      assertNull(face);
    }
  }

  @Test
  void theLargerFaceIsFollowed() {
    FaceClip clip = FaceClip.open("portrait");
    VideoFrame both = new VideoFrame(1280, 480);
    place(clip.frame(0), both, 0, 2);
    place(clip.frame(0), both, 640, 1);
    for (int i = 0; i < FRAMES_OF_A_SECOND; i++) {
      Face face = next(both);
      assertNotNull(face);
      assertTrue(face.x(4) > 640, "the face on the right is the larger one");
    }
  }

  @Test
  void theMeshTurnsItsTrianglesOneWay() throws IOException {
    Face face = next(FaceClip.open("man").frame(0));
    assertNotNull(face);
    ShortBuffer triangles =
        ByteBuffer.wrap(
                Files.readAllBytes(PreparedModels.store().file(FaceModels.ID, "triangles.bin")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    assertEquals(3 * 852, triangles.remaining());
    int counterClockwise = 0;
    while (triangles.hasRemaining()) {
      int a = triangles.get();
      int b = triangles.get();
      int c = triangles.get();
      double area =
          (face.x(b) - face.x(a)) * (face.y(c) - face.y(a))
              - (face.x(c) - face.x(a)) * (face.y(b) - face.y(a));
      counterClockwise += area < 0 ? 1 : 0; // y goes down
    }
    // Those at the sides of the head may be seen from behind.
    assertTrue(counterClockwise > 840, counterClockwise + " of 852");
  }

  @Test
  void resetForgetsTheFace() {
    FaceClip clip = FaceClip.open("portrait");
    assertNotNull(next(clip.frame(0)));
    tracker.reset();
    VideoFrame dark = new VideoFrame(640, 480);
    assertNull(next(dark));
  }

  private static void assertFollowed(List<@Nullable Face> faces, int from, int to) {
    for (int i = from; i < to; i++) {
      assertNotNull(faces.get(i), "picture " + i);
    }
  }

  private static void assertNoneFollowed(List<@Nullable Face> faces, int from, int to) {
    for (int i = from; i < to; i++) {
      assertNull(faces.get(i), "picture " + i);
    }
  }

  private List<@Nullable Face> follow(FaceClip clip) {
    List<@Nullable Face> faces = new ArrayList<>();
    for (int i = 0; i < clip.length(); i++) {
      faces.add(next(clip.frame(i)));
    }
    return faces;
  }

  private @Nullable Face next(VideoFrame frame) {
    nowNs += FRAME_NS;
    return tracker.track(frame);
  }

  private static double bend(List<@Nullable Face> faces, int last, int coordinate) {
    double[] values = new double[3];
    for (int i = 0; i < 3; i++) {
      Face face = faces.get(last - 2 + i);
      assertNotNull(face);
      values[i] = face.landmarks()[coordinate];
    }
    return values[0] - 2 * values[1] + values[2];
  }

  private static double square(double value) {
    return value * value;
  }

  /** Draws every {@code step}th pixel of a picture into a larger one, from {@code left} on. */
  private static void place(VideoFrame from, VideoFrame to, int left, int step) {
    for (int y = 0; y < from.height() / step; y++) {
      for (int x = 0; x < from.width() / step; x++) {
        to.data()[to.width() * y + left + x] = from.data()[from.width() * y * step + x * step];
      }
    }
    for (int y = 0; y < from.chromaHeight() / step; y++) {
      for (int x = 0; x < from.chromaWidth() / step; x++) {
        int source = from.chromaWidth() * y * step + x * step;
        int target = to.chromaWidth() * y + left / 2 + x;
        to.data()[to.uOffset() + target] = from.data()[from.uOffset() + source];
        to.data()[to.vOffset() + target] = from.data()[from.vOffset() + source];
      }
    }
  }
}
