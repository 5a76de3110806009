package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static io.babelgrid.flow.LipCall.FRAME_TICKS;
import static io.babelgrid.flow.LipCall.pictures;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.face.LipWarmUp;
import io.babelgrid.flow.FakeMediaServer.FakeSlot;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.lipsync.generate.TestMouths;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.MediaSession;
import io.babelgrid.video.VideoFrame;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose video is redrawn for whom, with real faces and a real codec; voices are dummies. */
@Tag("models")
@Timeout(120)
class LipFlowTest {

  private final LipCall film = new LipCall();
  private final DummyCall call = film.call;

  @AfterEach
  void end() {
    film.close();
  }

  @Test
  void whoHearsAVoiceSeesItsLipsAndWhoDoesNotSeesTheCamera() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob", "eve");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann");
        MediaSession eve = call.join("eve", ENGLISH, "ann")) {
      film.begin();
      FakeSlot lips = call.sent("bob", "ann.lips");
      FakeSlot camera = call.sent("bob", "ann.video");
      FakeSlot untouched = call.sent("eve", "ann.video");
      film.show("man-neutral", 50);
      await().until(() -> film.bobIsTold(true));
      int forwarded = camera.forwarded.size();
      int before = untouched.forwarded.size();
      long sent = film.sent();
      film.show("man-neutral", 50);
      await().until(() -> pictures(lips).size() >= 40);

      assertEquals(forwarded, camera.forwarded.size());
      assertEquals(1, camera.pauses.get());
      assertEquals(film.sent() - sent, untouched.forwarded.size() - before);
      assertEquals(List.of(), call.sent("eve", "ann.lips").video);
      assertEquals(640, pictures(lips).getLast().width());
      assertTimesAreEven(lips);
      assertTrue(call.ledger.summary(Workload.LIP_FRAME).total().count() >= 40);

      ann.lips(false);
      await().until(() -> film.bobIsTold(false));
      int refused = lips.video.size();
      film.show("man-neutral", 10);
      assertEquals(refused, lips.video.size());
      assertTrue(camera.forwarded.size() > forwarded);
    }
  }

  @Test
  void aGeneratorOfTheOperatorsOwnDrawsWhatTheVoiceSays(@TempDir Path directory) throws Exception {
    try (MouthDrawing drawing =
        MouthDrawing.generator(TestMouths.wav2lip(directory), call.lanes, NanoClock.system())) {
      film.drawWith(drawing);
      try (MediaSession ann = call.join("ann", ENGLISH, "bob");
          MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
        film.begin();
        film.show("man-neutral", 30);
        await().until(() -> film.bobIsTold(true));
        // A slow machine leaves pictures out, and a phrase has but six.
        for (int phrase = 0; phrase < 10 && film.requests("lips.paste") < 6; phrase++) {
          call.speak("ann", 2);
          film.show("man-neutral", 40);
        }
        assertTrue(
            film.requests("lips.paste") >= 6,
            () -> "pictures made: " + film.requests("lips.paste"));
        assertEquals(0, call.lanes.stages().get("lips.generate").snapshot().failures());
        assertEquals(0, film.requests("lips.warp"));
      }
    }
  }

  @Test
  void warmingUpDrawsMouths() {
    LipWarmUp.run(call.models.lipParts);
    assertTrue(
        film.requests("lips.mouth") >= 100, () -> "mouths drawn: " + film.requests("lips.mouth"));
  }

  @Test
  void whereThereIsNoFaceTheCameraIsForwarded() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      film.begin();
      film.show("no-face", 60);
      assertEquals(List.of(), call.ears.lips);
      assertEquals(List.of(), call.sent("bob", "ann.lips").video);
      assertEquals(film.sent(), call.sent("bob", "ann.video").forwarded.size());
    }
  }

  @Test
  void aSilentVoiceLeavesThePictureAsItIs() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      film.begin();
      film.show("man-neutral", 50);
      await().until(() -> film.bobIsTold(true));
      FakeSlot lips = call.sent("bob", "ann.lips");
      List<VideoFrame> shown = film.show("man-neutral", 20);
      await().until(() -> pictures(lips).size() >= 15);
      // Coded twice; the last pictures of both are the same one.
      assertTrue(difference(shown.getLast(), pictures(lips).getLast()) < 4);
    }
  }

  @Test
  void aRoomThatWantsItCheapHasNoLips() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, ServicePlan.THRIFTY, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      film.begin();
      film.show("man-neutral", 40);
      assertFalse(film.bobIsTold(true));
    }
  }

  private void assertTimesAreEven(FakeSlot lips) {
    List<FakeSlot.VideoPacket> ends =
        lips.video.stream().filter(FakeSlot.VideoPacket::marker).toList();
    for (int i = 1; i < ends.size(); i++) {
      long step = ends.get(i).rtpTicks() - ends.get(i - 1).rtpTicks() & 0xFFFF_FFFFL;
      long captured = ends.get(i).capturedNs() - ends.get(i - 1).capturedNs();
      assertEquals(step / 90_000.0, captured / 1e9, 0.001);
      // Pictures may be left out, those that are there are as far apart as the camera took them.
      assertEquals(0, Math.IEEEremainder(step, FRAME_TICKS), FRAME_TICKS / 4.0, "uneven");
    }
  }

  /** Mean difference of brightness. */
  private static double difference(VideoFrame a, VideoFrame b) {
    long sum = 0;
    int pixels = a.width() * a.height();
    for (int i = 0; i < pixels; i++) {
      sum += Math.abs((a.data()[i] & 0xFF) - (b.data()[i] & 0xFF));
    }
    return (double) sum / pixels;
  }
}
