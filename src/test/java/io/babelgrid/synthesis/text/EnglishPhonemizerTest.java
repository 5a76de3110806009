package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.PhonemizedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("models")
@Tag("words")
class EnglishPhonemizerTest {

  private static final double WANTED_AGREEMENT = 0.99;

  private static ComputeLanes lanes;
  private static EnglishPhonemizer phonemizer;

  @BeforeAll
  static void load() {
    lanes = new ContinuousBatcher(NanoClock.system(), 1);
    phonemizer = EnglishPhonemizer.load(PreparedModels.store(), lanes, NanoClock.system());
  }

  @AfterAll
  static void unload() {
    phonemizer.close();
    lanes.close();
  }

  /**
   * Sentences of our own with the phonemes that hibari-tts 0.2.1 gives them: the readings that the
   * voices were trained on. Words agree when their symbols are identical; order decides the
   * pairing.
   */
  @Test
  void wordsAreReadAsTheVoicesWereTaught() throws IOException {
    int words = 0;
    int same = 0;
    var different = new ArrayList<String>();
    for (String line : fixture()) {
      String[] fields = line.split("\t", -1);
      String[] wanted = soundsOf(fields[1]);
      String[] read = soundsOf(phonemizer.phonemize(fields[0]));
      int agreeing = longestCommon(wanted, read);
      words += wanted.length;
      same += agreeing;
      if (agreeing < wanted.length) {
        different.add(fields[0] + " | " + String.join(" ", read));
      }
    }
    assertTrue(words > 1500, "words in the fixture: " + words);
    assertTrue(
        same >= WANTED_AGREEMENT * words,
        same + " of " + words + " words agree; not in:\n" + String.join("\n", different));
  }

  private static List<String> fixture() throws IOException {
    var stream =
        Objects.requireNonNull(
            EnglishPhonemizerTest.class.getResourceAsStream("english-phonemes.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static String[] soundsOf(String phonemes) {
    return phonemes.replaceAll("[;:,.!?—…\"()“”]", " ").strip().split(" +", -1);
  }

  private static int longestCommon(String[] a, String[] b) {
    var best = new int[a.length + 1][b.length + 1];
    for (int i = 1; i <= a.length; i++) {
      for (int k = 1; k <= b.length; k++) {
        best[i][k] =
            a[i - 1].equals(b[k - 1])
                ? best[i - 1][k - 1] + 1
                : Math.max(best[i - 1][k], best[i][k - 1]);
      }
    }
    return best[a.length][b.length];
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "I read it, I have read it, I will read it. | ˌI ɹˈɛd ɪt, ˌI hæv ɹˈɛd ɪt, ˌI wɪl ɹˈid ɪt.",
        "the apple, the pear | ði ˈæpᵊl, ðə pˈɛɹ",
        "to eat, to drink | tʊ ˈit, tə dɹˈɪŋk",
        "NASA and the FBI | nˈæsə ænd ði ˌɛfbˌiˈI",
        "googling | ɡˈuɡᵊlɪŋ",
      })
  void readingsDependOnPartOfSpeechAndNeighbours(String text, String phonemes) {
    assertEquals(phonemes, phonemizer.phonemize(text));
  }

  @Test
  void wordsOfTheTextAreFoundInThePhonemes() {
    PhonemizedText text = phonemizer.phonemizeWords("Pay $5 😀 now, please.");
    assertEquals("pˈA fˈIv dˈɑləɹz nˈW, plˈiz.", text.phonemes());
    assertArrayEquals(new int[] {0, 4, 17, 17, 22}, text.wordStart());
  }

  @Test
  void anyTextGivesOnlySymbolsOfTheAlphabet() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          AnyText.holdsForRandomText(phonemizer, 11, 1500);
          AnyText.holdsForLongRuns(phonemizer);
        });
  }
}
