package io.babelgrid.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.babelgrid.pipeline.Language;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language a line was written. */
class ChatLanguageTest {

  private static @Nullable String of(String text, @Nullable String speaks, @Nullable String reads) {
    var writer =
        new ChatLanguage.Writer(
            speaks == null ? null : Language.of(speaks),
            reads == null ? null : Language.of(reads),
            Set.of());
    Language found = ChatLanguage.of(text, writer);
    return found == null ? null : found.code();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ok | pt | pt",
        "Obrigado pela ajuda! | pt | pt",
        "Berlin, Paris, Rome | pt | pt",
        "Can you send me the file? | pt | en",
        "Você pode me mandar o arquivo agora? | en | pt",
        "¿Dónde están los archivos que usted tiene? | pt | es",
        "Wo ist die Datei? | en | de",
        "`the and you` | pt | pt",
        "https://example.org/the/and/you/are | pt | pt",
        "Где файл? | en | ru",
        "Де файл? | uk | uk",
        "ファイルはどこですか | en | ja",
        "文件在哪里 | zh-Hant | zh-Hant",
        "文件在哪里 | en | zh",
        "👍 100 | pt | pt",
      })
  void theSpokenOneUnlessItIsClearlyAnother(String text, String speaks, String expected) {
    assertEquals(expected, of(text, speaks, null));
  }

  @Test
  void whoDeclaresNothingWritesWhatTheyReadUnlessItIsClear() {
    assertEquals("pt", of("Tudo bem?", null, "pt"));
    assertEquals("en", of("Where are you?", null, "pt"));
    assertEquals("en", of("Where are you?", null, null));
    assertNull(of("Tudo?", null, null));
    var knows = new ChatLanguage.Writer(null, null, Set.of(Language.SPANISH));
    assertEquals(Language.SPANISH, ChatLanguage.of("Vale", knows));
  }
}
