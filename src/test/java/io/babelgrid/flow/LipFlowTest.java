package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static io.babelgrid.flow.LipCall.FRAME_TICKS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.flow.FakeMediaServer.FakeSlot;
import io.babelgrid.room.MediaSession;
import io.babelgrid.video.AssembledFrame;
import io.babelgrid.video.FramePool;
import io.babelgrid.video.VideoFrame;
import io.babelgrid.video.Vp8Assembler;
import io.babelgrid.video.Vp8Decoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose video is redrawn for whom, with real faces and a real codec; voices are dummies. */
@Tag("models")
@Timeout(120)
class LipFlowTest {

  private final LipCall filmed = new LipCall();
  private final DummyCall call = filmed.call;

  @AfterEach
  void end() {
    filmed.close();
  }

  @Test
  void whoHearsAVoiceSeesItsLipsAndWhoDoesNotSeesTheCamera() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob", "eve");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann");
        MediaSession eve = call.join("eve", ENGLISH, "ann")) {
      filmed.begin();
      FakeSlot lips = call.sent("bob", "ann.lips");
      FakeSlot camera = call.sent("bob", "ann.video");
      FakeSlot untouched = call.sent("eve", "ann.video");
      filmed.show("man-neutral", 50);
      await().until(() -> call.ears.lips.contains("bob sees lips of ann pt true"));
      int forwarded = camera.forwarded.size();
      int before = untouched.forwarded.size();
      long sent = filmed.sent();
      filmed.show("man-neutral", 50);
      await().until(() -> pictures(lips).size() >= 40);

      assertEquals(forwarded, camera.forwarded.size());
      assertEquals(1, camera.pauses.get());
      assertEquals(filmed.sent() - sent, untouched.forwarded.size() - before);
      assertEquals(List.of(), call.sent("eve", "ann.lips").video);
      assertEquals(640, pictures(lips).getLast().width());
      assertTimesAreEven(lips);
      assertTrue(call.ledger.summary(Workload.LIP_FRAME).total().count() >= 40);

      ann.lips(false);
      await().until(() -> call.ears.lips.contains("bob sees lips of ann pt false"));
      int refused = lips.video.size();
      filmed.show("man-neutral", 10);
      assertEquals(refused, lips.video.size());
      assertTrue(camera.forwarded.size() > forwarded);
    }
  }

  @Test
  void whereThereIsNoFaceTheCameraIsForwarded() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      filmed.begin();
      filmed.show("no-face", 60);
      assertEquals(List.of(), call.ears.lips);
      assertEquals(List.of(), call.sent("bob", "ann.lips").video);
      assertEquals(filmed.sent(), call.sent("bob", "ann.video").forwarded.size());
    }
  }

  @Test
  void aSilentVoiceLeavesThePictureAsItIs() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      filmed.begin();
      filmed.show("man-neutral", 50);
      await().until(() -> call.ears.lips.contains("bob sees lips of ann pt true"));
      FakeSlot lips = call.sent("bob", "ann.lips");
      List<VideoFrame> shown = filmed.show("man-neutral", 20);
      await().until(() -> pictures(lips).size() >= 15);
      // Coded twice; the last pictures of both are the same one.
      assertTrue(difference(shown.getLast(), pictures(lips).getLast()) < 4);
    }
  }

  @Test
  void aRoomThatWantsItCheapHasNoLips() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, ServicePlan.THRIFTY, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      filmed.begin();
      filmed.show("man-neutral", 40);
      assertFalse(call.ears.lips.contains("bob sees lips of ann pt true"));
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

  /** What a browser would make of the packets. */
  private static List<VideoFrame> pictures(FakeSlot slot) {
    var assembler = new Vp8Assembler(Duration.ofSeconds(1));
    var pictures = new ArrayList<VideoFrame>();
    long next = 0;
    try (var decoder = new Vp8Decoder()) {
      for (FakeSlot.VideoPacket packet : slot.video) {
        assembler.offer(next++, packet.rtpTicks(), packet.marker(), packet.payload(), 0);
        for (AssembledFrame f = assembler.poll(0); f != null; f = assembler.poll(0)) {
          VideoFrame picture = decoder.decode(f.data(), f.length(), new FramePool(0));
          if (picture != null) {
            pictures.add(picture);
          }
        }
      }
    }
    return pictures;
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
