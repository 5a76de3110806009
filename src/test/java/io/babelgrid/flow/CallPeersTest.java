package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.MediaSession;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What passes between the peers of a call: tracks, packets, wishes for key frames. */
@Timeout(60)
class CallPeersTest {

  private final DummyCall call = new DummyCall(1);

  @AfterEach
  void end() {
    call.close();
  }

  @Test
  void aListenerWhoCannotBeSentToKeepsTheVoiceAndThePacketsFromNobodyElse() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann");
        MediaSession lia = call.join("lia", PORTUGUESE, "ann")) {
      call.sent("bob", "ann.translation").failures.set(Integer.MAX_VALUE);
      call.sent("bob", "ann.video").failures.set(Integer.MAX_VALUE);
      call.speak("ann", 2);
      await().until(() -> call.ears.told("lia", "ann pt false"));
      assertEquals(0, call.playout.stats().failed());
      assertFalse(call.sent("lia", "ann.translation").ticks.isEmpty());
      var packet = new MediaPacket(MediaKind.VIDEO, 1, 1, 0, true, new byte[] {1}, true, 0, 0, 0);
      call.peer("ann").listener.onMedia(FakeMediaServer.CAMERA, packet);
      assertEquals(List.of(packet), call.sent("lia", "ann.video").forwarded);
      assertEquals(List.of(), call.sent("bob", "ann.video").forwarded);
    }
  }

  @Test
  void onlyTracksOfOthersInTheRoomMayBeAskedFor() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      var peer = call.peer("bob");
      assertEquals(Set.of("ann.audio", "ann.video", "ann.translation", "ann.lips"), peer.tracks);
      peer.vanish();
      bob.answer("offer", DummyCall.slots("ann"), MediaGrants.ALL);
      assertEquals(4, call.peer("bob").tracks.size(), "told to the new peer as well");
      ann.close();
      assertEquals(Set.of(), call.peer("bob").tracks);
    }
  }

  @Test
  void originalsAreForwardedAndMutedSpeechIsNotRecognised() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      var packet = new MediaPacket(MediaKind.VIDEO, 1, 1, 0, true, new byte[] {1}, true, 0, 0, 0);
      call.peer("ann").listener.onMedia(FakeMediaServer.CAMERA, packet);
      assertEquals(List.of(packet), call.sent("bob", "ann.video").forwarded);
      ann.muted(true, false);
      call.laterNs = 501_000_000;
      call.speak("ann", 2);
      assertEquals("", call.text.of("ann", false));
    }
  }

  @Test
  void ofWhoWasMutedByAHostNothingIsHeardAndOthersGetSilenceInStep() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      byte[] sound = {0x78, 1, 2, 3, 4};
      var packet = new MediaPacket(MediaKind.AUDIO, 7, 41, 960, false, sound, false, 0, 0, 0);
      ann.hushed(true);
      call.peer("ann").listener.onMedia(FakeMediaServer.MICROPHONE, packet);
      MediaPacket silent = call.sent("bob", "ann.audio").forwarded.getFirst();
      assertEquals(3, silent.payload().length, "Opus silence");
      assertEquals(
          List.of(7L, 41L, 960L),
          List.of((long) silent.ssrc(), silent.sequence(), silent.rtpTicks()));
      call.tone("ann", 30, 30);
      call.speak("ann", 2);
      assertEquals("", call.text.of("ann", false));

      ann.hushed(false);
      call.peer("ann").listener.onMedia(FakeMediaServer.MICROPHONE, packet);
      assertEquals(packet, call.sent("bob", "ann.audio").forwarded.getLast());
    }
  }

  @Test
  void theLastWordOvertakenByTheMessageOfMutingIsRecognised() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      ann.muted(true, false);
      call.tone("ann", 30, 30);
      call.laterNs = 501_000_000;
      call.tone("ann", 0, 1);
      await().until(() -> call.text.of("ann", false).equals("word"));
    }
  }

  @Test
  void aKeyFrameThatAListenerNeedsIsAskedOfTheSpeaker() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      int before = call.peer("ann").keyFrameRequests.get();
      call.peer("bob").listener.onKeyFrameRequest("ann.video");
      assertEquals(before + 1, call.peer("ann").keyFrameRequests.get());
    }
  }

  @Test
  void aPeerThatTransportGaveUpOnIsOpenedAnewByTheNextOffer() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.peer("bob").vanish();
      assertTrue(call.ears.events.contains("bob lost"));
      assertEquals("answer", bob.answer("offer", DummyCall.slots("ann"), MediaGrants.ALL));
      call.speak("ann", 2);
      await().until(() -> !call.sent("bob", "ann.translation").ticks.isEmpty());
    }
  }
}
