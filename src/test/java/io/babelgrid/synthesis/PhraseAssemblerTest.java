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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhraseAssemblerTest {

  private static final long MS = 1_000_000L;
  private static final PhrasePolicy POLICY =
      new PhrasePolicy(2, 3, 10, Duration.ofMillis(700), Duration.ofMillis(2_100));

  private final PhraseAssembler english = new PhraseAssembler(Language.ENGLISH, POLICY);
  private final PhraseAssembler portuguese = new PhraseAssembler(Language.PORTUGUESE, POLICY);
  private final PhraseAssembler spanish = new PhraseAssembler(Language.SPANISH, POLICY);

  @Test
  void aPhraseEndsAtACommaOnceItIsLongEnough() {
    assertEquals(List.of("Good morning,"), say(english, "Good morning, everyone", 0));
    assertEquals(List.of("everyone thank you,"), say(english, "thank you, see", 10));
  }

  @Test
  void aVoiceThatAsksLateGetsSeveralClausesAtOnce() {
    english.accept(words(1, false, false, "Good morning, everyone who came here, we"), 0);
    assertEquals(List.of("Good morning, everyone who came here,"), all(english, 10));
    english.accept(words(1, true, true, "agree."), 20);
    assertEquals(List.of("we agree."), all(english, 20));
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
    english.accept(words(1, false, false, "Yes. I know that, and"), 0);
    Phrase phrase = english.next(0).orElseThrow();
    assertEquals("Yes.", phrase.text());
    assertTrue(phrase.endsSentence());
    assertEquals(List.of("I know that,"), all(english, 0));
  }

  @Test
  void theFullStopOfAnAbbreviationEndsNothing() {
    assertEquals(List.of(), say(english, "I met Dr.", 0));
    assertEquals(List.of("I met Dr. Smith."), say(english, "Smith.", 10));
  }

  @Test
  void whatIsAnAbbreviationInOneLanguageIsAWordInAnother() {
    assertEquals(List.of("Creo que no."), say(spanish, "Creo que no. Vamos", 0));
    assertEquals(List.of(), say(english, "It is no.", 0));
    assertEquals(List.of(), say(english, "5", 10));
    assertEquals(List.of("It is no. 5 now."), say(english, "now.", 20));
    assertEquals(List.of("He said no."), say(english, "He said no. We", 30));
    assertEquals(List.of(), say(portuguese, "Diz o art.", 0));
    assertEquals(List.of("Diz o art. 5."), say(portuguese, "5.", 10));
  }

  @Test
  void theTranslatorsSentenceEndCounts() {
    english.accept(words(1, true, false, "see you tomorrow"), 0);
    Phrase phrase = english.next(0).orElseThrow();
    assertEquals("see you tomorrow", phrase.text());
    assertTrue(phrase.endsSentence());
  }

  @Test
  void aSentenceEndWithoutWordsClosesWhatWaits() {
    assertEquals(List.of(), say(english, "see you", 0));
    english.accept(words(1, true, false, ""), 10 * MS);
    assertTrue(english.next(10 * MS).orElseThrow().endsSentence());
  }

  @Test
  void wordsAreReleasedWhenTheOldestHasWaited() {
    assertEquals(List.of(), say(english, "We moved everything", 0));
    assertEquals(List.of(), all(english, 699));
    assertEquals(List.of("We moved everything"), all(english, 700));
    assertEquals(List.of(), all(english, 5000));
  }

  @Test
  void aWaitingPhraseDoesNotEndInAnArticleOrPreposition() {
    assertEquals(List.of(), say(english, "We moved the meeting to the", 0));
    assertEquals(List.of("We moved the meeting"), all(english, 800));
    assertEquals(List.of("to the next"), say(english, "next", 900));
    assertEquals(List.of(), say(portuguese, "Vamos mudar a reunião para a", 0));
    assertEquals(List.of("Vamos mudar a reunião"), all(portuguese, 800));
    assertEquals(List.of(), say(spanish, "Vamos a cambiar la reunión para el", 0));
    assertEquals(List.of("Vamos a cambiar la reunión"), all(spanish, 800));
  }

  @Test
  void aSpanishQuestionEndsAtItsMark() {
    assertEquals(List.of("Hola, ¿cómo estás?"), say(spanish, "Hola, ¿cómo estás?", 0));
    assertEquals(List.of(), say(spanish, "Hablé con la Srta.", 10));
    assertEquals(List.of("Hablé con la Srta. Gómez."), say(spanish, "Gómez.", 20));
  }

  @Test
  void aNumberWaitsForItsUnit() {
    assertEquals(List.of(), say(portuguese, "Custou quase R$ 25", 0));
    assertEquals(List.of("Custou quase"), all(portuguese, 800));
    assertEquals(List.of("R$ 25 milhões"), say(portuguese, "milhões", 810));
  }

  @Test
  void aNumeralIsNotTornFromItsName() {
    assertEquals(List.of(), say(portuguese, "Falamos de Dom Pedro II ontem", 0));
    assertEquals(List.of("Falamos de Dom Pedro II ontem"), all(portuguese, 800));
    assertEquals(List.of(), say(english, "We saw King Charles III", 1000));
    assertEquals(List.of("We saw King Charles III"), all(english, 1800));
    var short4 = new PhrasePolicy(1, 1, 4, Duration.ofMillis(700), Duration.ofMillis(2_100));
    var brief = new PhraseAssembler(Language.ENGLISH, short4);
    brief.accept(words(1, false, false, "We saw King Charles III yesterday"), 0);
    assertEquals("We saw King", brief.next(0).orElseThrow().text());
  }

  @Test
  void whatClingsIsSpokenInTheEndAllTheSame() {
    assertEquals(List.of(), say(english, "in the", 0));
    assertEquals(List.of(), all(english, 2099));
    assertEquals(List.of("in the"), all(english, 2100));
  }

  @Test
  void aSingleWordWaitsTwiceAsLong() {
    say(english, "Hello", 0);
    assertEquals(List.of(), all(english, 1399));
    assertEquals(List.of("Hello"), all(english, 1400));
  }

  @Test
  void aPhraseHasAtMostTheMostWords() {
    List<String> phrases =
        say(english, "one two three four five six seven eight in the garden behind houses", 0);
    assertEquals(List.of("one two three four five six seven eight"), phrases);
  }

  @Test
  void theEndOfAnUtteranceReleasesEverything() {
    english.accept(words(1, false, true, "to the"), 0);
    Phrase phrase = english.next(0).orElseThrow();
    assertEquals("to the", phrase.text());
    assertFalse(phrase.endsSentence());
  }

  @Test
  void wordsOfTwoUtterancesNeverShareAPhrase() {
    english.accept(words(1, false, false, "and then"), 0);
    english.accept(words(2, false, true, "Good evening"), 10);
    Phrase first = english.next(10).orElseThrow();
    Phrase second = english.next(10).orElseThrow();
    assertEquals(List.of("and then", "Good evening"), List.of(first.text(), second.text()));
    assertEquals(List.of(1L, 2L), List.of(first.utterance(), second.utterance()));
  }

  @Test
  void aPhraseKnowsWhatFollowsInTheSameBreath() {
    english.accept(words(1, false, false, "We moved the meeting to the next week."), 0);
    english.accept(words(1, false, false, "Then we left early that"), 0);
    Phrase whole = english.next(0).orElseThrow();
    assertEquals("We moved the meeting to the next week.", whole.text());
    assertFalse(whole.goesOn());
    assertEquals("", whole.following());
    Phrase torn = english.next(800 * MS).orElseThrow();
    assertEquals("Then we left early", torn.text());
    assertTrue(torn.goesOn());
    assertEquals("that", torn.following());
  }

  @Test
  void atMostTwoWordsThatFollowAreTold() {
    english.accept(
        words(1, false, false, "one two three four five six seven eight in the garden behind"), 0);
    assertEquals("in the", english.next(0).orElseThrow().following());
  }

  @Test
  void onlyWhatNoFurtherWordMakesLongerIsWhole() {
    english.accept(words(1, false, false, "We moved everything"), 0);
    assertTrue(english.nextWhole().isEmpty());
    english.accept(words(1, true, false, "today."), 0);
    assertEquals("We moved everything today.", english.nextWhole().orElseThrow().text());
    assertTrue(english.nextWhole().isEmpty());
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
      english.next(nowNs).ifPresent(phrases::add);
      english.accept(words(7, false, false, word), nowNs);
    }
    english.accept(words(7, true, true, ""), nowNs);
    for (var next = english.next(nowNs); next.isPresent(); next = english.next(nowNs)) {
      phrases.add(next.get());
    }
    assertEquals(text, phrases.stream().map(Phrase::text).collect(Collectors.joining(" ")));
    for (int i = 0; i < phrases.size(); i++) {
      assertEquals(i, phrases.get(i).index());
    }
    assertTrue(phrases.getLast().endsSentence());
  }

  private static List<String> say(PhraseAssembler assembler, String text, long nowMs) {
    assembler.accept(words(1, false, false, text), nowMs * MS);
    return all(assembler, nowMs);
  }

  private static List<String> all(PhraseAssembler assembler, long nowMs) {
    var texts = new ArrayList<String>();
    for (var next = assembler.next(nowMs * MS);
        next.isPresent();
        next = assembler.next(nowMs * MS)) {
      texts.add(next.get().text());
    }
    return texts;
  }

  private static Translation words(long utterance, boolean sentenceEnd, boolean last, String text) {
    Language target = Language.ENGLISH;
    List<TargetWord> words =
        text.isEmpty()
            ? List.of()
            : Arrays.stream(text.split(" ", -1)).map(word -> new TargetWord(word, 0)).toList();
    return new Translation(utterance, Language.PORTUGUESE, target, words, sentenceEnd, last);
  }
}
