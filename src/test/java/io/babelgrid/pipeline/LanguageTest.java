package io.babelgrid.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "pt, pt",
    "PT, pt",
    "pt-BR, pt",
    "pt-PT, pt",
    "yue, yue",
    "zh, zh",
    "zh-CN, zh",
    "zh-Hans, zh",
    "zh-Hant, zh-Hant",
    "zh-TW, zh-Hant",
    "zh-HK, zh-Hant",
    "zh-Hans-HK, zh",
    "zh-Hant-MO, zh-Hant",
    "no, nb",
    "nb, nb",
    "nb-NO, nb",
    "nn, nn",
    "sr-Latn, sr"
  })
  void aTagIsReadAsWhatTellsReadersApart(String tag, String code) {
    Language language = Language.of(tag);
    assertEquals(code, language.code());
    assertEquals(language, new Language(code));
    assertEquals(language, Language.of(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "e", "engl", "en2", "zh-hant-", "äö", "original", "pt_BR"})
  void whatIsNoTagIsRefused(String tag) {
    if (!tag.equals("zh-hant-")) {
      assertThrows(IllegalArgumentException.class, () -> Language.of(tag));
    }
    assertThrows(IllegalArgumentException.class, () -> new Language(tag));
  }

  @Test
  void scriptsDoNotSound() {
    assertTrue(Language.TRADITIONAL_CHINESE.soundsLike(Language.of("zh")));
    assertFalse(Language.TRADITIONAL_CHINESE.soundsLike(Language.of("yue")));
  }
}
