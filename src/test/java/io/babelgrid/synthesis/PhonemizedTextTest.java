package io.babelgrid.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PhonemizedTextTest {

  @Test
  void aPhonemeBelongsToTheWordWhoseRunHoldsIt() {
    var text = new PhonemizedText("ab cd ef", new int[] {0, 3, 3, 6});
    assertEquals(0, text.wordAt(2));
    assertEquals(2, text.wordAt(3), "the word with the empty run before it holds nothing");
    assertEquals(3, text.wordAt(7));
    assertEquals(3, text.wordEnd(1));
    assertEquals(8, text.wordEnd(3));
    assertEquals(-1, new PhonemizedText("ab", new int[0]).wordAt(0));
  }

  @Test
  void aPhonemizerThatKnowsNothingOfNeighboursIsAskedWordByWord() {
    Phonemizer shouting = text -> text.equals("-") ? "" : text.toUpperCase(Locale.ROOT);
    assertEquals(
        new PhonemizedText("ONE TWO", new int[] {0, 3, 4}),
        shouting.phonemizeWords("  one -\ttwo "));
    assertEquals(new PhonemizedText("", new int[0]), shouting.phonemizeWords(" "));
  }
}
