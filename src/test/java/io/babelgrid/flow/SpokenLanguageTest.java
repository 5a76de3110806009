package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.Workload;
import io.babelgrid.flow.DummyModels.WordEveryHalfSecond;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.Caption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an utterance when its language changes while it is said. */
@Timeout(30)
class SpokenLanguageTest {

  private static final Language SPANISH = Language.of("es");
  private static final Language FRENCH = Language.of("fr");

  private final LoneSpeaker speaker = new LoneSpeaker(4);

  @AfterEach
  void end() {
    speaker.close();
  }

  @Test
  void eachRecogniserHearsWholeUtterances() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speakAcrossAChange(flow);
      assertEquals("S0 A0 E0", transcriber(0).told());
      assertEquals("S1 A1 P1 E1", transcriber(1).told());
      await().until(() -> speaker.models.openRecognizers.get() == 1);
    }
  }

  @Test
  void everyLineIsInTheLanguageOfItsWordsAndEnds() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speakAcrossAChange(flow);
      await().until(() -> speaker.lines(false).stream().filter(l -> l.endsWith(".")).count() == 2);
      List<String> lines = speaker.lines(false);
      assertTrue(lines.get(0).matches("0 es( word){3,}\\."), lines.get(0));
      assertTrue(lines.get(1).matches("1 fr( word){3,}\\."), lines.get(1));
      assertEquals(2, lines.size());
    }
  }

  @Test
  void wordsAreDatedByWhenTheyWereSaid() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speakAcrossAChange(flow);
      long changed = speaker.heardSamples() - 3 * 16_000;
      long start = transcriber(1).starts().getFirst();
      assertTrue(Math.abs(start - changed) <= 16_000, () -> start + " is not near " + changed);
      long meanNs =
          speaker.ledger.summary(Workload.CAPTION).total().sumNs()
              / speaker.ledger.summary(Workload.CAPTION).total().count();
      assertTrue(meanNs < 1_500_000_000L, () -> "a word took " + meanNs / 1_000_000 + " ms");
    }
  }

  @Test
  void whatIsHeardInAnotherLanguageGoesOnInTheSameVoice() {
    speaker.models.pairs.add("fr pt");
    speaker.models.pairs.add("es pt");
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      flow.targets(Set.of(Language.PORTUGUESE));
      speakAcrossAChange(flow);
      await().until(() -> speaker.lines(true).stream().filter(l -> l.endsWith(".")).count() == 2);
      assertTrue(speaker.lines(true).get(0).matches("0 pt( pt:word){3,}\\."));
      assertTrue(speaker.lines(true).get(1).matches("1 pt( pt:word){3,}\\."));
      assertEquals(1, speaker.told.stream().filter("pt VOICE"::equals).count(), "one voice");
    }
  }

  @Test
  void theEnglishRecogniserFollowsTheSpeaker() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      flow.targets(Set.of(Language.ENGLISH));
      speakAcrossAChange(flow);
      List<WordEveryHalfSecond> english = speaker.models.englishTranslators;
      await().until(() -> english.size() == 2 && english.getLast().told().endsWith("E1"));
      assertEquals(List.of(SPANISH, FRENCH), english.stream().map(e -> e.source).toList());
      assertEquals("S0 A0 E0", english.get(0).told());
      assertEquals("S1 A1 P1 E1", english.get(1).told());
    }
  }

  @Test
  void whoBeginsToListenMidUtteranceHearsTheRestFromWhereItIsSaid() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speaker.speak(flow, 2);
      await().until(() -> transcriber(0).told().startsWith("S0 A0"));
      await().until(() -> speaker.lines(false).getFirst().matches("0 es( word){3,}"));
      flow.targets(Set.of(Language.ENGLISH));
      speaker.speak(flow, 2);
      speaker.pause(flow);
      await().until(() -> english(0).told().endsWith("E0"));
      assertEquals("S0 A0 P0 E0", english(0).told());
      assertTrue(english(0).starts().getFirst() >= 16_000, "not from the beginning of the track");
    }
  }

  @Test
  void aLanguageThatIsDetectedMidUtteranceIsHeardFromThereOn() {
    try (SpeakerFlow flow = speaker.open("room", "ann", null)) {
      speaker.models.detected = SPANISH;
      flow.spoken(null);
      flow.targets(Set.of(Language.ENGLISH));
      speaker.speak(flow, 2);
      await().until(() -> speaker.told.contains("detected es"));
      speaker.speak(flow, 2);
      speaker.pause(flow);
      await().until(() -> english(0).told().endsWith("E0"));
      assertEquals("S0 A0 P0 E0", english(0).told());
      assertEquals(SPANISH, english(0).source);
    }
  }

  @Test
  void theLastWordsOfAnEarlierLanguageTeachNothing() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speaker.speak(flow, 2);
      await().until(() -> !speaker.lines(false).isEmpty());
      speaker.models.detected = FRENCH;
      flow.spoken(null);
      speaker.speak(flow, 2);
      speaker.pause(flow);
      await().until(() -> speaker.told.contains("detected fr"));
      assertFalse(speaker.told.contains("detected es"));
    }
  }

  @Test
  void whoDeclaredAnotherLanguageIsToldOnce() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speaker.models.misdeclared = FRENCH;
      speaker.speak(flow, 2);
      speaker.pause(flow);
      await().until(() -> speaker.told.contains("misdeclared fr"));
      flow.spoken(Language.ENGLISH);
      speaker.speak(flow, 2);
      speaker.pause(flow);
      await().until(() -> transcriber(1).told().endsWith("E1"));
      assertEquals(1, speaker.told.stream().filter("misdeclared fr"::equals).count());
    }
  }

  @Test
  void whoDeclaredNothingIsNotToldThatTheySpeakAnother() {
    try (SpeakerFlow flow = speaker.open("room", "ann", null)) {
      speaker.models.misdeclared = FRENCH;
      speaker.speak(flow, 2);
      speaker.pause(flow);
      await().until(() -> transcriber(0).told().endsWith("E0"));
      assertFalse(speaker.told.contains("misdeclared fr"));
    }
  }

  @Test
  void aMuteEndsTheUtterance() {
    try (SpeakerFlow flow = speaker.open("room", "ann", SPANISH)) {
      speaker.speak(flow, 2);
      flow.silent();
      await().until(() -> transcriber(0).told().equals("S0 A0 E0"));
      await().until(() -> speaker.lines(false).getFirst().endsWith("."));
    }
  }

  @Test
  void whoLeavesMidSentenceLeavesNoLineOpen() {
    SpeakerFlow flow = speaker.open("room", "ann", Language.ENGLISH);
    flow.targets(Set.of(Language.PORTUGUESE));
    speaker.speak(flow, 2);
    await().until(() -> !speaker.lines(true).isEmpty());
    flow.close();
    assertTrue(speaker.lines(false).getFirst().endsWith("."), speaker.lines(false)::toString);
    assertTrue(speaker.lines(true).getFirst().endsWith("."), speaker.lines(true)::toString);
    List<Caption> written = List.copyOf(speaker.captions);
    await().until(() -> speaker.models.openRecognizers.get() == 0);
    assertEquals(written, List.copyOf(speaker.captions));
  }

  private void speakAcrossAChange(SpeakerFlow flow) {
    speaker.speak(flow, 2);
    await().until(() -> transcriber(0).told().startsWith("S0 A0"));
    flow.spoken(FRENCH);
    speaker.speak(flow, 2);
    speaker.pause(flow);
    await().until(() -> transcriber(1).told().endsWith("E1"));
  }

  private WordEveryHalfSecond transcriber(int index) {
    return speaker.models.transcribers.get(index);
  }

  private WordEveryHalfSecond english(int index) {
    return speaker.models.englishTranslators.get(index);
  }
}
