package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.PhraseReading.Part;
import io.babelgrid.translation.TargetWord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseReadingTest {

  private static final Vocabulary LETTERS = letters();

  /** Words are their own phonemes. */
  private static final Phonemizer SPELLING = text -> text;

  @Test
  void aPhraseIsReadOnIntoWhatFollows() {
    PhraseReading reading = read("was so far", true, "like the");
    assertEquals(new PhraseReading("was so far", "like the"), reading);
    assertEquals(List.of(new Part("was so far", "like the")), reading.parts(100));
    assertEquals("was so far like the", reading.parts(100).getFirst().text());
  }

  @Test
  void withoutKnowingWhatItIsReadOnIntoACommonWord() {
    assertEquals(new PhraseReading("was so far", "to"), read("was so far", true, ""));
    var german = phrase(new Language("de"), "war so weit", true, "");
    assertEquals(
        new PhraseReading("war so weit,", ""), PhraseReading.of(german, SPELLING, LETTERS));
  }

  @Test
  void whereTheVoicePausesAMarkIsRead() {
    assertEquals(new PhraseReading("was so far,", ""), read("was so far", false, ""));
    assertEquals(new PhraseReading("was so far,", ""), read("was so far,", true, "like the"));
  }

  @Test
  void wordsWithoutSoundLeadNowhere() {
    assertEquals(new PhraseReading("was so far,", ""), read("was so far", true, "..."));
    assertFalse(read("...", true, "like").sounds());
  }

  @Test
  void onlyTheLastPartIsReadOnAndOnlyWhereItFits() {
    PhraseReading reading = new PhraseReading("aaaa bbbb cccc", "dd");
    assertEquals(List.of(new Part("aaaa bbbb", ""), new Part("cccc", "dd")), reading.parts(9));
    assertEquals(List.of(new Part("aaaa bbbb cccc", "")), reading.parts(14));
  }

  private static PhraseReading read(String text, boolean goesOn, String following) {
    return PhraseReading.of(phrase(Language.ENGLISH, text, goesOn, following), SPELLING, LETTERS);
  }

  private static Phrase phrase(Language language, String text, boolean goesOn, String following) {
    List<TargetWord> words =
        Arrays.stream(text.split(" ", -1)).map(word -> new TargetWord(word, 0)).toList();
    return new Phrase(0, 0, language, words, false, goesOn, following);
  }

  private static Vocabulary letters() {
    var tokens = new HashMap<Character, Integer>();
    for (char letter : "abcdefghijklmnopqrstuvwxyz ,.".toCharArray()) {
      tokens.put(letter, tokens.size() + 1);
    }
    return new Vocabulary(tokens);
  }
}
