package io.babelgrid.lipsync.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.lipsync.render.SyntheticFace.Look;
import io.babelgrid.video.VideoFrame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

  private static final long MS = 1_000_000;
  private static final long FRAME_NS = 40 * MS;

  private final LipRenderer renderer = new LipRenderer();

  private static VideoFrame picture(float[] landmarks) {
    return SyntheticFace.picture(landmarks, 640, 480);
  }

  private Sight see(Look look, float score) {
    float[] landmarks = SyntheticFace.landmarks(look);
    return renderer.observe(picture(landmarks), landmarks, score, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 15, 25, 30, 60})
  void theMouthFadesByTheClockAtAnyFrameRate(int framesPerSecond) {
    var gate = new MouthGate();
    long frameNs = 1_000_000_000L / framesPerSecond;
    long now = 0;
    while (gate.update(Sight.CLEAR, now) < 1) {
      now += frameNs;
      assertTrue(now < 700 * MS, "not back after " + now / MS + " ms");
    }
    assertTrue(now >= 300 * MS, "back already after " + now / MS + " ms");
    long lost = now;
    while (gate.update(Sight.COVERED, now += frameNs) > 0) {
      assertTrue(now - lost < 200 * MS + frameNs, "still there after " + (now - lost) / MS);
    }
    assertTrue(now - lost >= 150 * MS, "a jump: gone after " + (now - lost) / MS + " ms");
  }

  @Test
  void aFlickerOfSightDoesNotLetTheMouthFlicker() {
    var gate = new MouthGate();
    for (int i = 0; i < 50; i++) {
      assertEquals(0, gate.update(i % 3 == 0 ? Sight.UNCERTAIN : Sight.CLEAR, i * FRAME_NS));
    }
  }

  @Test
  void aFaceSeenWellIsClear() {
    assertEquals(Sight.CLEAR, see(Look.REST, .99f));
  }

  @Test
  void doubtfulMeshesAreNotDrawnOn() {
    assertEquals(Sight.UNCERTAIN, see(Look.REST, .3f));
    assertEquals(Sight.UNCERTAIN, see(Look.REST, Float.NaN));
    float[] broken = SyntheticFace.landmarks(Look.REST);
    broken[100] = Float.NaN;
    assertEquals(Sight.UNCERTAIN, renderer.observe(new VideoFrame(640, 480), broken, .99f, 0));
  }

  @Test
  void smallTurnedAndCutFacesAreSeenAsSuch() {
    assertEquals(Sight.SMALL, see(Look.REST.scaled(.25f), .99f));
    assertEquals(Sight.TURNED, see(Look.REST.turned(55), .99f));
    assertEquals(Sight.TURNED, see(Look.REST.turned(-55), .99f));
    assertEquals(Sight.CLEAR, see(Look.REST.turned(25), .99f));
    assertEquals(Sight.CUT, see(Look.REST.at(320, 340), .99f));
    assertEquals(Sight.CUT, see(Look.REST.at(40, 170), .99f));
  }

  @Test
  void aChinThatIsJustBelowThePictureIsNoReason() {
    float[] landmarks = SyntheticFace.landmarks(Look.REST);
    float chin = landmarks[3 * FaceTopology.CHIN + 1];
    float length = chin - landmarks[3 * FaceTopology.FOREHEAD + 1];
    assertEquals(Sight.CLEAR, below(landmarks, chin - .08f * length));
    assertEquals(Sight.CUT, below(landmarks, chin - .16f * length));
  }

  /** What is seen of the face in a picture that ends at a row. */
  private static Sight below(float[] landmarks, float row) {
    VideoFrame picture = SyntheticFace.picture(landmarks, 640, 2 * Math.round(row / 2));
    return new LipRenderer().observe(picture, landmarks, .99f, 0);
  }

  @Test
  void aFaceInTheDarkIsNotDrawnOn() {
    float[] landmarks = SyntheticFace.landmarks(Look.REST);
    var night = new VideoFrame(640, 480);
    Arrays.fill(night.data(), (byte) 128);
    Arrays.fill(night.data(), 0, night.uOffset(), (byte) 25);
    assertEquals(Sight.DARK, renderer.observe(night, landmarks, .99f, 0));
  }

  @Test
  void aHandOverTheMouthIsNoticedAndItsGoingToo() {
    float[] landmarks = SyntheticFace.landmarks(Look.REST);
    VideoFrame free = picture(landmarks);
    var hand = new VideoFrame(640, 480);
    hand.copyFrom(free);
    for (int y = 235; y < 400; y++) {
      for (int x = 220; x < 420; x++) {
        hand.data()[y * 640 + x] = (byte) (145 + 20 * Math.sin(x / 9.0));
      }
    }
    long now = 0;
    for (int i = 0; i < 30; i++) {
      assertEquals(Sight.CLEAR, renderer.observe(free, landmarks, .99f, now += FRAME_NS));
    }
    assertEquals(1, renderer.gateAlpha());
    for (int i = 0; i < 25; i++) {
      assertEquals(Sight.COVERED, renderer.observe(hand, landmarks, .99f, now += FRAME_NS));
    }
    assertEquals(0, renderer.gateAlpha());
    for (int i = 0; i < 25; i++) {
      assertEquals(Sight.CLEAR, renderer.observe(free, landmarks, .99f, now += FRAME_NS));
    }
    assertEquals(1, renderer.gateAlpha());
  }

  @Test
  void aLastingChangeOfLooksIsAcceptedInTheEnd() {
    float[] landmarks = SyntheticFace.landmarks(Look.REST);
    VideoFrame before = picture(landmarks);
    var after = new VideoFrame(640, 480);
    after.copyFrom(before);
    for (int i = 0; i < 640 * 480; i++) {
      after.data()[i] = (byte) (220 - (before.data()[i] & 0xff) / 2);
    }
    long now = 0;
    for (int i = 0; i < 30; i++) {
      renderer.observe(before, landmarks, .99f, now += FRAME_NS);
    }
    assertEquals(Sight.COVERED, renderer.observe(after, landmarks, .99f, now += FRAME_NS));
    for (int i = 0; i < 350; i++) {
      renderer.observe(after, landmarks, .99f, now += FRAME_NS);
    }
    assertEquals(Sight.CLEAR, renderer.sight());
  }
}
