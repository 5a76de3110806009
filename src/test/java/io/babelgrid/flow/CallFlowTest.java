package io.babelgrid.flow;

import static io.babelgrid.flow.DummyCall.ENGLISH;
import static io.babelgrid.flow.DummyCall.PORTUGUESE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.Term;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaSession;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole calls on dummy models: who hears and reads what, and what is left of it. */
@Timeout(60)
class CallFlowTest {

  private final DummyCall call = new DummyCall(1);

  @AfterEach
  void end() {
    call.close();
  }

  @Test
  void aListenerHearsAndReadsTheSpeakerInTheirOwnLanguage() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.speak("ann", 2);
      await().until(() -> call.text.of("ann", true).contains("pt:word pt:word pt:word"));
      assertTrue(call.text.of("ann", false).startsWith("word word"));
      var voice = call.sent("bob", "ann.translation");
      await().until(() -> call.ears.events.contains("ann pt true"));
      await().until(() -> call.ears.events.contains("ann pt false"));
      List<Long> ticks = List.copyOf(voice.ticks);
      for (int i = 1; i < ticks.size(); i++) {
        assertEquals(960, ticks.get(i) - ticks.get(i - 1) & 0xffff_ffffL);
      }
      assertTrue(call.ears.events.contains("ann voice dummy-pt"));
      LatencyLedger.Summary words = call.ledger.summary(Workload.VOICE);
      assertTrue(words.total().count() >= 3, "words are booked: " + words.total());
      assertEquals(
          words.total().sumNs(),
          words.stages().values().stream().mapToLong(stage -> stage.took().sumNs()).sum());
      assertEquals(
          words.total().count(), bob.latency().voices().getFirst().words().total().count());
    }
    assertTrue(call.text.latency.getLast().summaries().containsKey(Workload.VOICE));
  }

  @Test
  void aRoomsWordsAreWrittenAsItsGlossaryHasThem() throws Exception {
    var word = Map.of(Language.ENGLISH, "word", Language.PORTUGUESE, "palavra");
    call.glossaries.put(
        "room", new Glossary(List.of(new Term(null, word, Map.of(Language.PORTUGUESE, "verbo")))));
    call.glossaries.put("next door", Glossary.EMPTY);
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.speak("ann", 2);
      await().until(() -> call.text.of("ann", true).contains("palavra palavra"));
      await().until(() -> String.join(" ", call.models.said).contains("verbo verbo"));
    }
  }

  @Test
  void eachUtteranceIsATraceWithASpanForEachStage() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.speak("ann", 2);
      await().until(() -> call.ears.events.contains("ann pt false"));
    }
    Map<String, List<SpanData>> traces =
        call.spans.getFinishedSpanItems().stream()
            .collect(Collectors.groupingBy(SpanData::getTraceId));
    assertEquals(1, traces.size());
    List<SpanData> trace = traces.values().iterator().next();
    SpanData whole =
        trace.stream().filter(span -> span.getName().equals("utterance")).findFirst().orElseThrow();
    assertEquals(
        Workload.VOICE.stages().stream().map(Stage::tag).collect(Collectors.toSet()),
        trace.stream()
            .filter(span -> span.getParentSpanId().equals(whole.getSpanId()))
            .map(SpanData::getName)
            .collect(Collectors.toSet()));
    assertTrue(
        trace.stream().allMatch(span -> span.getEndEpochNanos() >= span.getStartEpochNanos()));
    assertTrue(
        Math.abs(System.currentTimeMillis() - whole.getEndEpochNanos() / 1_000_000) < 60_000);
  }

  @Test
  void whoSpeaksTheListenersLanguageIsNotTranslated() throws Exception {
    try (MediaSession ann = call.join("ann", ENGLISH, "bob");
        MediaSession bob = call.join("bob", ENGLISH, "ann")) {
      call.speak("ann", 2);
      await().until(() -> call.text.of("ann", false).startsWith("word word"));
      assertEquals("", call.text.of("ann", true));
      assertEquals(List.of(), call.sent("bob", "ann.translation").ticks);
    }
  }

  @Test
  void anUnknownLanguageIsDetectedAndThenTranslated() throws Exception {
    try (MediaSession ann = call.join("ann", new LanguageChoice(null, null), "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      call.speak("ann", 3);
      await().until(() -> call.ears.events.contains("ann detected en"));
      await().until(() -> call.text.of("ann", true).contains("pt:word"));
    }
  }

  @Test
  void whatABrowserAndTheRoomKnowIsLikelierThanOtherLanguages() throws Exception {
    var choice = new LanguageChoice(null, null, Set.of(Language.of("es")));
    try (MediaSession ann = call.join("ann", choice, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
      Set<Language> expected = Set.of(Language.of("es"), Language.PORTUGUESE);
      await().until(() -> call.models.likely.getFirst().get().equals(expected));
    }
  }

  @Test
  void aLanguageWithoutAPairGoesThroughSpeechTranslation() throws Exception {
    var spanish = new LanguageChoice(Language.of("es"), null);
    try (MediaSession eva = call.join("eva", spanish, "bob");
        MediaSession bob = call.join("bob", PORTUGUESE, "eva")) {
      call.speak("eva", 2);
      await().until(() -> call.text.of("eva", true).contains("pt:word"));
    }
  }

  @Test
  void nothingOfACallIsLeftWhenEverybodyHasGone() throws Exception {
    for (int i = 0; i < 10; i++) {
      try (MediaSession ann = call.join("ann", ENGLISH, "bob");
          MediaSession bob = call.join("bob", PORTUGUESE, "ann")) {
        call.speak("ann", 1);
      }
    }
    var models = call.models;
    await().until(() -> models.openSegmenters.get() == 0 && models.openRecognizers.get() == 0);
    assertEquals(0, call.playout.stats().tracks());
    assertEquals(List.of(), List.copyOf(call.plane.speakers()));
    assertTrue(call.server.peers.values().stream().allMatch(peer -> peer.closed));
    assertFalse(call.text.usage.isEmpty());
  }
}
