package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.babelgrid.synthesis.text.EnglishLexicon.Following;
import io.babelgrid.synthesis.text.EnglishLexicon.Next;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishLexiconTest {

  private static final Following BEFORE_VOWEL = new Following(Next.VOWEL, false);
  private static final Following BEFORE_TO = new Following(Next.CONSONANT, true);

  private static final EnglishLexicon LEXICON =
      new EnglishLexicon(
          new EnglishDictionary(
              table(
                  "A\tˈA",
                  "B\tbˈi",
                  "S\tˈɛs",
                  "U\tjˈu",
                  "bake\tbˈAk",
                  "big\tbˈɪɡ",
                  "bus\tbˈʌs",
                  "fly\tflˈI",
                  "need\tnˈid",
                  "read\t=DEFAULT:ɹˈid\t=VBD:ɹˈɛd",
                  "run\tɹˈʌn",
                  "to\ttˈu",
                  "used\t=DEFAULT:jˈuzd\t=VBD:jˈust",
                  "wait\twˈAt"),
              table("dog\tdˈɔɡ", "of\tʌv")));

  private static SortedTable table(String... lines) {
    return SortedTable.of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String word, String tag) {
    return LEXICON.read(word, tag, Following.NOTHING);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "dogs, dˈɔɡz",
    "buses, bˈʌsᵻz",
    "bakes, bˈAks",
    "flies, flˈIz",
    "dog's, dˈɔɡz",
    "baked, bˈAkt",
    "waited, wˈAɾᵻd",
    "needed, nˈidᵻd",
    "baking, bˈAkɪŋ",
    "running, ɹˈʌnɪŋ",
    "waiting, wˈAɾɪŋ"
  })
  void endingsSoundAsTheStemAsks(String word, String phonemes) {
    assertEquals(phonemes, read(word, "NN"));
  }

  @Test
  void readingsFollowThePartOfSpeechAndWhatComesNext() {
    assertEquals("ɹˈid", read("read", "VB"));
    assertEquals("ɹˈɛd", read("read", "VBD"));
    assertEquals("jˈust", LEXICON.read("used", "VBD", BEFORE_TO));
    assertEquals("jˈuzd", LEXICON.read("used", "VBD", BEFORE_VOWEL));
    assertEquals("tʊ", LEXICON.read("to", "TO", BEFORE_VOWEL));
    assertEquals("ði", LEXICON.read("the", "DT", BEFORE_VOWEL));
    assertEquals("ðə", LEXICON.read("the", "DT", BEFORE_TO));
  }

  @Test
  void capitalsAreStressedOrSpelt() {
    assertEquals("ˌʌv", read("Of", "IN"));
    assertEquals("ˈʌv", read("OF", "IN"));
    assertEquals("jˌuˌɛsˈA", read("USA", "NNP"));
    assertEquals("jˌuˈɛs", read("U.S.", "NNP"));
  }

  @Test
  void aWordThatNothingKnowsHasNoReading() {
    assertNull(read("glorp", "NN"));
    assertNull(read("éclair", "NN"));
  }
}
