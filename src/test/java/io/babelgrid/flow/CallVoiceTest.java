package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.Past;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the synthetic voice of a call begins, changes and ends, and who is told. */
@Timeout(60)
class CallVoiceTest {

  private final DummyCall call = new DummyCall(1);

  @AfterEach
  void end() {
    call.close();
  }

  @Test
  void aVoiceWhoseTrackFailsIsHeardAgainAndOneThatGoesOnFailingIsToldAsCaptions() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      var voice = call.sent("bob", "ann.translation");
      for (int failed = 1; failed <= 3; failed++) {
        int heard = voice.ticks.size();
        call.poison.set(1);
        call.speak("ann", 2);
        int count = failed;
        await().until(() -> call.playout.stats().failed() == count);
        call.speak("ann", 2);
        assertTrue(failed == 3 || awaited(() -> voice.ticks.size() > heard));
      }
      await().until(() -> call.ears.served("bob", "ann pt CAPTIONS"));
      assertEquals(0, call.playout.stats().tracks(), "Ann's is given up, Bob has said nothing");
    }
  }

  private static boolean awaited(Callable<Boolean> condition) {
    await().until(condition);
    return true;
  }

  @Test
  void aListenerWhoChangesLanguageHearsTheOtherOneWithoutANewOffer() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", new LanguageChoice(Language.ENGLISH, null), "ann")) {
      call.speak("ann", 1);
      call.speak("bob", 1);
      bob.languages(PORTUGUESE);
      call.speak("ann", 2);
      await().until(() -> call.text.of("ann", true).contains("pt:word"));
      assertEquals(2, call.playout.stats().tracks(), "Ann in Portuguese, Bob in English");
      bob.languages(new LanguageChoice(Language.PORTUGUESE, null));
      await().until(() -> call.playout.stats().tracks() == 1);
    }
  }

  @Test
  void aVoiceThatIsOpenedAgainIsAnotherStream() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      var voice = call.sent("bob", "ann.translation");
      call.speak("ann", 2);
      await().until(() -> call.ears.events.contains("ann pt false"));
      assertEquals(1, Set.copyOf(voice.streams).size(), "one track, one stream");
      StreamId first = voice.streams.getFirst();
      bob.languages(new LanguageChoice(Language.PORTUGUESE, null));
      await().until(() -> call.playout.stats().tracks() == 0);
      int before = voice.streams.size();
      bob.languages(PORTUGUESE);
      call.speak("ann", 2);
      await().until(() -> voice.streams.size() > before);
      assertFalse(voice.streams.subList(before, voice.streams.size()).contains(first));
    }
  }

  @Test
  void whoBeginsToListenWhileTheVoiceTalksIsToldSo() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.speak("ann", 20);
      await().until(() -> call.ears.told("bob", "ann pt true"));
      try (MediaSession lia = call.join("lia", PORTUGUESE, "ann")) {
        assertTrue(call.ears.told("lia", "ann pt true"));
        lia.languages(new LanguageChoice(Language.PORTUGUESE, null));
        assertTrue(call.ears.told("lia", "ann pt false"));
      }
    }
  }

  @Test
  void whoComesFromAnotherNodeIsSpokenForByTheVoiceOfThere() throws Exception {
    call.models.voiceNames = List.of("dummy", "other");
    for (String voice : List.of("dummy-pt", "other-pt")) {
      var past = new Past(1, new TreeMap<>(Map.of(Language.PORTUGUESE, voice)));
      try (MediaSession ann = call.join(past, "ann", ENGLISH, ServicePlan.BEST, "bob");
          MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
        call.speak("ann", 1);
        await().until(() -> call.ears.events.contains("ann voice " + voice));
      }
    }
  }
}
