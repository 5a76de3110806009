package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PhraseAssemblerTest {

  private static final long MS = 1_000_000L;
  private static final PhrasePolicy POLICY = new PhrasePolicy(2, 3, 10, Duration.ofMillis(700));

  private final PhraseAssembler english = new PhraseAssembler(Language.ENGLISH, POLICY);
  private final PhraseAssembler portuguese = new PhraseAssembler(Language.PORTUGUESE, POLICY);

  @Test
  void aPhraseEndsAtACommaOnceItIsLongEnough() {
    assertEquals(List.of("Good morning,"), say(english, "Good morning, everyone", 0));
    assertEquals(List.of("everyone thank you,"), say(english, "thank you, see", 10));
  }

  @Test
  void aPhraseEndsBeforeAConjunction() {
    assertEquals(
        List.of("The customer asked for a discount"),
        say(english, "The customer asked for a discount and we", 0));
    assertEquals(
        List.of("Vou compartilhar minha tela"),
        say(portuguese, "Vou compartilhar minha tela porque vocês", 0));
  }

  @Test
  void aSentenceEndsAPhraseHoweverShort() {
    List<Phrase> phrases = english.accept(words(1, false, false, "Yes. I know that"), 0);
    assertEquals(List.of("Yes."), texts(phrases));
    assertTrue(phrases.getFirst().endsSentence());
  }

  @Test
  void theFullStopOfAnAbbreviationEndsNothing() {
    assertEquals(List.of(), say(english, "I met Dr.", 0));
    assertEquals(List.of("I met Dr. Smith."), say(english, "Smith.", 10));
  }

  @Test
  void theTranslatorsSentenceEndCounts() {
    List<Phrase> phrases = english.accept(words(1, true, false, "see you tomorrow"), 0);
    assertEquals(List.of("see you tomorrow"), texts(phrases));
    assertTrue(phrases.getFirst().endsSentence());
  }

  @Test
  void wordsAreReleasedWhenTheOldestHasWaited() {
    assertEquals(List.of(), say(english, "We moved everything", 0));
    assertEquals(List.of(), texts(english.poll(699 * MS)));
    assertEquals(List.of("We moved everything"), texts(english.poll(700 * MS)));
    assertEquals(List.of(), texts(english.poll(5000 * MS)));
  }

  @Test
  void aWaitingPhraseDoesNotEndInAnArticleOrPreposition() {
    assertEquals(List.of(), say(english, "We moved the meeting to the", 0));
    assertEquals(List.of("We moved the meeting"), texts(english.poll(800 * MS)));
    assertEquals(List.of("to the next"), restAfter(english, "next", 900, 2400));
    assertEquals(List.of(), say(portuguese, "Vamos mudar a reunião para a", 0));
    assertEquals(List.of("Vamos mudar a reunião"), texts(portuguese.poll(800 * MS)));
  }

  @Test
  void aNumberWaitsForItsUnit() {
    assertEquals(List.of(), say(portuguese, "Custou quase R$ 25", 0));
    assertEquals(List.of("Custou quase"), texts(portuguese.poll(800 * MS)));
    assertEquals(List.of("R$ 25 milhões"), restAfter(portuguese, "milhões", 810, 1600));
  }

  @Test
  void whatClingsIsSpokenInTheEndAllTheSame() {
    assertEquals(List.of(), say(english, "in the", 0));
    assertEquals(List.of(), texts(english.poll(1400 * MS)));
    assertEquals(OptionalLong.of(2100 * MS), english.nextPollNs(1400 * MS));
    assertEquals(List.of("in the"), texts(english.poll(2100 * MS)));
  }

  @Test
  void aSingleWordWaitsTwiceAsLong() {
    say(english, "Hello", 0);
    assertEquals(OptionalLong.of(700 * MS), english.nextPollNs(0));
    assertEquals(List.of(), texts(english.poll(700 * MS)));
    assertEquals(OptionalLong.of(1400 * MS), english.nextPollNs(700 * MS));
    assertEquals(List.of("Hello"), texts(english.poll(1400 * MS)));
    assertEquals(OptionalLong.empty(), english.nextPollNs(1400 * MS));
  }

  @Test
  void aPhraseHasAtMostTheMostWords() {
    List<String> phrases =
        say(english, "one two three four five six seven eight in the garden behind houses", 0);
    assertEquals(List.of("one two three four five six seven eight"), phrases);
  }

  @Test
  void theEndOfAnUtteranceReleasesEverything() {
    List<Phrase> phrases = english.accept(words(1, false, true, "to the"), 0);
    assertEquals(List.of("to the"), texts(phrases));
    assertFalse(phrases.getFirst().endsSentence());
  }

  @Test
  void wordsOfTwoUtterancesNeverShareAPhrase() {
    english.accept(words(1, false, false, "and then"), 0);
    List<Phrase> phrases = english.accept(words(2, false, true, "Good evening"), 10);
    assertEquals(List.of("and then", "Good evening"), texts(phrases));
    assertEquals(List.of(1L, 2L), phrases.stream().map(Phrase::utterance).toList());
  }

  @Test
  void everyWordIsSpokenOnceInOrderAndPhrasesAreNumbered() {
    String text =
        "If nobody has any other questions, we can finish here and then go to the station at"
            + " 10:30. Thank you for the 3 reports that you sent last week";
    var phrases = new ArrayList<Phrase>();
    long nowNs = 0;
    for (String word : text.split(" ", -1)) {
      nowNs += 330 * MS;
      phrases.addAll(english.poll(nowNs));
      phrases.addAll(english.accept(words(7, false, false, word), nowNs));
    }
    phrases.addAll(english.accept(words(7, true, true, ""), nowNs));
    assertEquals(text, String.join(" ", texts(phrases)));
    for (int i = 0; i < phrases.size(); i++) {
      assertEquals(i, phrases.get(i).index());
    }
    assertTrue(phrases.getLast().endsSentence());
  }

  private List<String> restAfter(
      PhraseAssembler assembler, String word, long acceptMs, long pollMs) {
    assertEquals(List.of(), say(assembler, word, acceptMs));
    return texts(assembler.poll(pollMs * MS));
  }

  private static List<String> say(PhraseAssembler assembler, String text, long nowMs) {
    return texts(assembler.accept(words(1, false, false, text), nowMs * MS));
  }

  private static Translation words(long utterance, boolean sentenceEnd, boolean last, String text) {
    Language target = Language.ENGLISH;
    List<TargetWord> words =
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split(" ", -1)).map(word -> new TargetWord(word, 0)).toList();
    return new Translation(utterance, Language.PORTUGUESE, target, words, sentenceEnd, last);
  }

  private static List<String> texts(List<Phrase> phrases) {
    return phrases.stream().map(Phrase::text).toList();
  }
}
