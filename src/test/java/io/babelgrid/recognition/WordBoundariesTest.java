package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordBoundariesTest {

  @TempDir private Path directory;
  private WordBoundaries english;
  private WordBoundaries japanese;

  @BeforeEach
  void read() {
    Vocabulary vocabulary = TestVocabulary.bytes(directory);
    english = new WordBoundaries(vocabulary, Language.ENGLISH);
    japanese = new WordBoundaries(vocabulary, Language.of("ja"));
  }

  @Test
  void aWordIsWholeWhenTheNextTokenBeginsAnother() {
    assertEquals(" the best", whole(english, " the best", " of"));
  }

  @Test
  void aWordThatGoesOnIsHeldBack() {
    assertEquals(" the", whole(english, " the foolish", "ness"));
    assertEquals("", whole(english, " foolish", "ness"));
  }

  @Test
  void aWordWaitsForItsPunctuation() {
    assertEquals(" worst of", whole(english, " worst of times", "."));
    assertEquals(" of times.", whole(english, " of times.", " it"));
  }

  @Test
  void anImprobableFollowerProvesNothing() {
    Hypothesis hypothesis = TestVocabulary.hypothesis(" its noise", " est");
    hypothesis.stopped(Hypothesis.Stop.AUDIO_END, ' ', false);
    assertEquals(" its".length(), english.whole(hypothesis));
  }

  @Test
  void withoutSpacesACharacterIsWholeWhenTheNextBegins() {
    assertEquals("今日", whole(japanese, "今日", "は"));
    // The next token is the second byte of a character whose first byte was written.
    Hypothesis cut = new Hypothesis();
    for (int token : TestVocabulary.tokens("今日")) {
      cut.add(token, 0, 0);
    }
    cut.truncate(4);
    cut.stopped(Hypothesis.Stop.AUDIO_END, TestVocabulary.tokens("日")[1], true);
    assertEquals("今".getBytes(StandardCharsets.UTF_8).length, japanese.whole(cut));
  }

  @Test
  void textWithoutSpacesIsSplitAfterPunctuationOnly() {
    assertFalse(japanese.separates(TestVocabulary.tokens("日")[2], TestVocabulary.tokens("は")[0]));
    assertTrue(japanese.separates('.', TestVocabulary.tokens("は")[0]));
    assertTrue(english.separates('.', ' '));
    assertFalse(english.separates('e', 's'));
  }

  @Test
  void theLastWordOfWhatIsForeseenMayGoOn() {
    Hypothesis hypothesis = TestVocabulary.hypothesis(" of times, it", " was");
    for (int token : TestVocabulary.tokens(" was the wor")) {
      hypothesis.foresee(token);
    }
    int committed = " of times,".length();
    assertEquals(
        List.of("it", "was", "the"), english.wholeWords(hypothesis.tokensBehind(committed)));
    assertEquals(" of times, it".length(), hypothesis.size(), "what is foreseen is not taken");
    assertEquals(List.of(), english.wholeWords(new int[0]));
  }

  private static String whole(WordBoundaries boundaries, String text, String next) {
    int count = boundaries.whole(TestVocabulary.hypothesis(text, next));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, count, StandardCharsets.UTF_8);
  }
}
