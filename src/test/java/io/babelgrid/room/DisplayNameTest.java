package io.babelgrid.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana Beatriz de Souza",
        "João",
        "O’Neill",
        "Jean-Luc, Dr.",
        "Nguyễn Thị Minh Khai",
        "Łukasz Żółć",
        "Ελένη",
        "Дмитрий",
        "דָּוִד",
        "محمد بن علي",
        "می\u200Cخواهم",
        "عبدُ\u200Cالله",
        "क्\u200Dषमा",
        "श्\u200Cरी",
        "അനില്\u200D",
        "ශ්\u200Dරී",
        "ขวัญใจ",
        "ထွန်းထွန်း",
        "山田\u3000太郎",
        "김민수",
        "አበበ",
        "ᐃᓄᒃ",
        "𠮷野家",
        "葛\uDB40\uDD00城",
        "R2-D2",
        "٣٤",
        "👩🏽\u200D🚀",
        "👨\u200D👩\u200D👧",
        "❤️\u200D🔥",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "🇧🇷",
      })
  void namesOfManyScriptsPassUnchanged(String name) {
    assertEquals(Normalizer.normalize(name, Normalizer.Form.NFC), new DisplayName(name).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u00A0\u3000",
        "a\u0000b",
        "\u001B[31mAnn",
        "Ann\r\nBo",
        "Ann\u0085Bo",
        "Ann\u202Egnp.exe",
        "Ann\u2066Bo",
        "Ann\u200E",
        "Ann\u200B",
        "An\u200Cn",
        "An\u200Dn",
        "\u200DAnn",
        "\u200B\u200C\u200D",
        "\u2060",
        "\uFEFFAnn",
        "Ann\u00AD",
        "Ann\u2028Bo",
        "Ann\uD800",
        "Ann\uE000",
        "Ann\u0378",
        "\u3164",
        "\uFE0F",
        "\u0301\u0301",
        "...",
        "Ann\uDB40\uDC67",
      })
  void whatIsInvisibleOrNoNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new DisplayName(name));
  }

  @Test
  void namesAreTrimmedAndComposed() {
    assertEquals("Zoë", new DisplayName("\u3000 Zoe\u0308\t").text());
  }

  @Test
  void lengthIsCountedInCharactersAsPeopleTypeThem() {
    String sixty = "𠮷".repeat(60);
    assertEquals(sixty, new DisplayName(sixty).text());
    var refused = assertThrows(IllegalArgumentException.class, () -> new DisplayName(sixty + "a"));
    assertEquals("must have 1 to 60 characters", refused.getMessage());
  }

  @Test
  void whatIsWrongIsNamed() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new DisplayName("a\u202Eb"));
    assertTrue(refused.getMessage().contains("U+202E"), refused.getMessage());
  }
}
