package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.synthesis.PhonemizedText;
import io.babelgrid.synthesis.Phonemizer;
import java.util.List;
import java.util.Random;

/** What must hold of a phonemizer whatever it is given. */
final class AnyText {

  private static final List<String> FRAGMENTS =
      List.of(
          "hello",
          "coração",
          "pingüino",
          "¿¡",
          "EE. UU.",
          "12,50 €",
          "a. m.",
          "1 234",
          "R$",
          "1.234,56",
          "24/11/2026",
          "14:30",
          "@",
          "www.",
          ".com",
          "'",
          "-",
          "...",
          "!?",
          "\u0301",
          "😀",
          "\u200d",
          "東京",
          "Ωμέγα",
          "привет",
          "\ud800",
          "\u0000",
          "\t",
          "\n",
          " ",
          "\u00a0",
          "\u2028",
          "²",
          "½",
          "№",
          "%",
          "°C",
          "km/h",
          "A.B.C.",
          "O'Neill's",
          "ß",
          "ﬁ",
          "５",
          "٣",
          "((",
          "”",
          "«",
          "&",
          "<b>",
          "\\",
          "_",
          "1e9",
          "+55",
          "https://",
          "x=y",
          "Dom Pedro II",
          "século XXI",
          "World War ",
          "I-III",
          "R$100-200",
          "$5-10",
          "0800 777 1234",
          "24/7",
          "6'2\"",
          "911",
          "C#",
          "AT&T",
          "1,5h",
          "a 10m ",
          "10:00 AM-",
          "1990s",
          "2½",
          "v2.3.1",
          "WhatsApp",
          "Mr. Wright",
          ",");

  private AnyText() {}

  /** Random mixtures of fragments and of any code points. */
  static void holdsForRandomText(Phonemizer phonemizer, long seed, int texts) {
    var random = new Random(seed);
    for (int i = 0; i < texts; i++) {
      var text = new StringBuilder();
      int parts = random.nextInt(20);
      for (int k = 0; k < parts; k++) {
        switch (random.nextInt(3)) {
          case 0 -> text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
          case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
          default -> text.append((char) (' ' + random.nextInt(0x250)));
        }
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      holds(phonemizer, text.toString());
    }
  }

  /** Long runs of one thing, which break greedy patterns and recursion. */
  static void holdsForLongRuns(Phonemizer phonemizer) {
    for (String unit :
        List.of("a", "a-", "1", "1.", "1,", "a.", "A.", "@", "a@", "'", "-", "/a", "É", "x1")) {
      holds(phonemizer, unit.repeat(4_000 / unit.length()));
    }
  }

  private static void holds(Phonemizer phonemizer, String text) {
    PhonemizedText phonemized = phonemizer.phonemizeWords(text);
    String phonemes = phonemized.phonemes();
    for (int i = 0; i < phonemes.length(); i++) {
      assertTrue(
          PhonemeAlphabet.contains(phonemes.charAt(i)), () -> "not a phoneme in: " + phonemes);
    }
    assertFalse(phonemes.contains("  "), () -> "two spaces in: " + phonemes);
    assertEquals(phonemes.strip(), phonemes);
    assertEquals(phonemes, phonemizer.phonemize(text));
    int words = 0;
    for (String word : text.split("[ \\t\\n\\x0B\\f\\r]+", -1)) {
      words += word.isEmpty() ? 0 : 1;
    }
    int[] starts = phonemized.wordStart();
    assertEquals(words, starts.length, text);
    for (int i = 0; i < starts.length; i++) {
      assertTrue(starts[i] >= (i == 0 ? 0 : starts[i - 1]) && starts[i] <= phonemes.length());
    }
  }
}
