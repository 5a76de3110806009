package io.babelgrid.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoisyTextTest {

  private static final String MARKS =
      "0123456789019.,.,:/-–+#@&%$€£R$()'\"hºª°amAMpmkKxXzZ \u00a0…é👍";
  private static final int TEXTS = 20_000;

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "es"})
  void anyTextGivesUnitsThatTileItsWords(String code) {
    Language language = Language.of(code);
    UnitFinder finder = UnitFinder.of(language);
    UnitWriter writer = UnitWriter.of(language);
    var random = new SplittableRandom(3);
    for (int i = 0; i < TEXTS; i++) {
      List<String> words = words(random);
      int next = 0;
      for (Found found : finder.find(words)) {
        assertTrue(found.fromWord() >= next && found.toWord() > found.fromWord(), words.toString());
        assertTrue(found.toWord() <= words.size(), words.toString());
        assertTrue(
            words.get(found.fromWord()).strip().startsWith(found.prefix()), words.toString());
        assertTrue(
            words.get(found.toWord() - 1).strip().endsWith(found.suffix()), words.toString());
        assertTrue(!writer.write(found).isEmpty() && !writer.symbolic(found.unit()).isEmpty());
        next = found.toWord();
      }
      assertTrue(finder.settled(words) <= words.size());
      Values values = Values.of(words, language);
      assertEquals(List.of(), Values.missing(values, values), words.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1,", "(", "$", "1-", "a.", "1.000", "+1 ", "A1-", "@", "'s", "👍"})
  void longWordsAndLongTextsTakeLittleTime(String piece) {
    UnitFinder finder = UnitFinder.of(Language.PORTUGUESE);
    String longWord = piece.repeat(100_000);
    List<String> longText = Collections.nCopies(100_000, piece);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          finder.find(List.of(longWord));
          finder.find(longText);
          return finder.settled(longText);
        });
  }

  private static List<String> words(SplittableRandom random) {
    var words = new ArrayList<String>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      var word = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        word.append(MARKS.charAt(random.nextInt(MARKS.length())));
      }
      words.add(word.toString());
    }
    return words;
  }
}
