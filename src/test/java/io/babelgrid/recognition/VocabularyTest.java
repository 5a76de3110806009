package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.evaluation.PreparedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        " times, it's",
        "coração é",
        "今日は東京です。",
        "Привет мир",
        "नमस्ते",
        "👍🏽 ok",
        "­\u00a0"
      })
  void tokensBecomeTheTextTheyWereMadeOf(String text) {
    int[] tokens = TestVocabulary.tokens(text);
    assertEquals(text, TestVocabulary.bytes(directory).text(tokens, 0, tokens.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "語", "👍"})
  void aCharacterWithoutAllItsBytesIsLeftOut(String character) {
    Vocabulary vocabulary = TestVocabulary.bytes(directory);
    int[] tokens = TestVocabulary.tokens("a" + character);
    for (int end = 1; end < tokens.length; end++) {
      assertEquals("a", vocabulary.text(tokens, 0, end));
    }
  }

  @Test
  void specialTokensHaveNoText() {
    assertEquals("a", TestVocabulary.bytes(directory).text(new int[] {300, 'a', 9_999}, 0, 3));
  }

  @Test
  void punctuationHasNeitherLetterNorSpace() {
    Vocabulary vocabulary = TestVocabulary.bytes(directory);
    assertTrue(vocabulary.isPunctuation('.'));
    assertFalse(vocabulary.isPunctuation('a'));
    assertFalse(vocabulary.isPunctuation(' '));
    assertFalse(vocabulary.isPunctuation(300));
  }

  @Test
  void aFileThatLacksTokensIsRefused() throws IOException {
    Path file = directory.resolve("tokenizer.json");
    Files.writeString(file, "{\"model\":{\"vocab\":{\"a\":0}}}");
    assertThrows(IOException.class, () -> Vocabulary.read(file, 2));
    Files.writeString(file, "{\"decoder\":{}}");
    assertThrows(IOException.class, () -> Vocabulary.read(file, 2));
  }

  @Test
  @Tag("models")
  void whispersOwnTokensReadAsItsTokenizerReadsThem() throws IOException {
    Path file = PreparedModels.store().file(WhisperModel.ID, "tokenizer.json");
    Vocabulary vocabulary = Vocabulary.read(file, 50_257);
    int[] english = {440, 1151, 295, 220, 83, 1532, 11, 2431, 1136, 30};
    int[] japanese = {220, 43791, 18413, 31375, 4767, 1543, 36276, 235, 4222, 237, 121};
    assertEquals(" The best of times, não é?", vocabulary.text(english, 0, english.length));
    assertEquals(" 今日は東京です。 👍🏽", vocabulary.text(japanese, 0, japanese.length));
  }

  /** Numbers are those of the tokenizers library 0.23.3. */
  @ParameterizedTest
  @Tag("models")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        " Babelgrid, Summer Hill, João, C++, AT&T, O'Brien 2026.|15820 338 35320 11 16161 9109 11"
            + " 21302 11 383 25472 11 8872 5 51 11 422 6 47999 945 10880 13",
        " comitê gestor|395 270 1307 7219 284",
        " Wrocław|343 24174 1221 1607",
        " Ærøskøbing|690 228 81 6715 5161 6715 4324",
        " 東京|220 18413 31375",
        " नमस्ते|8485 101 48521 45938 27099 36158 21981",
      })
  void textIsWrittenAsWhispersTokenizerWritesIt(String text, String numbers) throws IOException {
    Path file = PreparedModels.store().file(WhisperModel.ID, "tokenizer.json");
    Vocabulary vocabulary = Vocabulary.read(file, 50_257);
    assertArrayEquals(
        Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray(),
        vocabulary.encode(text));
  }
}
