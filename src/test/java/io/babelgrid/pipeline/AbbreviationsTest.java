package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.pipeline.Abbreviations.Ending;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbbreviationsTest {

  @ParameterizedTest
  @CsvSource({
    "en, no., UNLESS_FIGURE",
    "es, no., ALWAYS",
    "pt, no., ALWAYS",
    "nl, no., ALWAYS",
    "en, Dr., NEVER",
    "es, Dra., NEVER",
    "en, dra., ALWAYS",
    "pl, dr., NEVER",
    "en, gen., NEVER",
    "es, gen., ALWAYS",
    "en, etc.\", BEFORE_CAPITAL",
    "en, (etc., BEFORE_CAPITAL",
    "en, U.S., BEFORE_CAPITAL",
    "ru, т.д., BEFORE_CAPITAL",
    "en, J., NEVER",
    "en, I., ALWAYS",
    "en, a., ALWAYS",
    "es, a., NEVER",
    "es, M., NEVER",
    "es, m., BEFORE_CAPITAL",
    "fr, l'art., UNLESS_FIGURE",
    "fr, l’art., UNLESS_FIGURE",
    "de, Art., UNLESS_FIGURE",
    "en, art., ALWAYS",
    "en, no, ALWAYS",
    "en, no!, ALWAYS",
    "en, ., ALWAYS",
  })
  void anAbbreviationBelongsToItsLanguage(String language, String word, Ending expected) {
    assertEquals(expected, Abbreviations.of(Language.of(language)).ending(word));
  }
}
