package io.babelgrid.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "THE MEETING IS OVER. | The meeting is over.",
        "ESTÁ ÓTIMO! | Está ótimo!",
        "\"STOP IT\" | \"Stop it\"",
        "EMERGENCY! | Emergency!",
        "NASA | NASA",
        "I | I",
        "The NASA HQ | The NASA HQ",
        "I am in the USA | I am in the USA",
        "3.14 | 3.14",
      })
  void onlyTextInCapitalsIsLowered(String text, String expected) {
    assertEquals(expected, Casing.ordinary(text, Locale.ENGLISH));
  }
}
