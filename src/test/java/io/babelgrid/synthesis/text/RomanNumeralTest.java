package io.babelgrid.synthesis.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RomanNumeralTest {

  @ParameterizedTest
  @CsvSource({
    "I, 1",
    "IV, 4",
    "VIII, 8",
    "IX, 9",
    "XIV, 14",
    "XXI, 21",
    "XL, 40",
    "XCIX, 99",
    "CDXLIV, 444",
    "MCMXCIX, 1999",
    "MMXXIV, 2024",
    "MMMCMXCIX, 3999"
  })
  void numeralsHaveTheirValue(String letters, int value) {
    assertEquals(value, RomanNumeral.value(letters));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "IIII", "IXI", "XCX", "VX", "IC", "CIVIC", "MMMM", "IIX", "CIVIL"})
  void whatIsNotProperlyWrittenIsNone(String letters) {
    assertEquals(0, RomanNumeral.value(letters));
  }

  @Test
  void namesAreKnownWithAndWithoutAccents() {
    assertEquals(true, RomanNumeral.isName("João"));
    assertEquals(true, RomanNumeral.isName("Joao"));
    assertEquals(false, RomanNumeral.isName("joão"));
    assertEquals(true, RomanNumeral.isWomansName("Catarina"));
  }
}
