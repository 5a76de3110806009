package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.room.MediaSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of a call there is where not everything is to be had. */
@Timeout(60)
class CallServiceTest {

  private final DummyCall call = new DummyCall(1);

  @AfterEach
  void end() {
    call.close();
  }

  @Test
  void aVoiceForWhichThereIsNoRoomIsText() throws Exception {
    call.models.voiceCores = 2;
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.speak("ann", 2);
      await().until(() -> call.text.of("ann", true).contains("pt:word pt:word"));
      assertTrue(call.ears.served("bob", "ann pt CAPTIONS"));
      assertFalse(call.ears.events.contains("ann pt true"), "no voice");
      try (MediaSession lia = call.join("lia", PORTUGUESE, "ann")) {
        assertTrue(call.ears.served("lia", "ann pt CAPTIONS"));
      }
    }
    assertEquals(List.of(), call.governor.snapshot().flows(), "who left holds nothing");
  }

  @Test
  void aRoomThatAsksForTextGetsNoVoice() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, ServicePlan.TEXT, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      assertTrue(call.ears.served("bob", "ann pt CAPTIONS"));
      call.speak("ann", 2);
      await().until(() -> call.text.of("ann", true).contains("pt:word pt:word"));
      assertFalse(call.ears.events.contains("ann pt true"), "no voice");
    }
  }

  @Test
  void aSpeakerForWhomThereIsNoRoomIsServedWhenThereIs() throws Exception {
    call.models.recognitionCores = 0.28;
    try (MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      try (MediaSession eve = call.join("eve", ENGLISH, "ann");
          MediaSession ann = call.join("ann", ENGLISH, "bob")) {
        call.speak("bob", 1);
        call.speak("eve", 1);
        await().until(() -> call.text.of("bob", false).contains("word"));
        await().until(() -> call.text.of("eve", false).contains("word"));
        call.speak("ann", 1);
        await().until(() -> call.ears.served("bob", "ann pt ORIGINAL"));
        eve.close();
        await().until(() -> call.ears.served("bob", "ann pt VOICE"));
        call.speak("ann", 2);
        await().until(() -> call.text.of("ann", true).contains("pt:word pt:word"));
      }
    }
  }
}
