package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.pipeline.Language;
import io.babelgrid.signaling.MessageProbe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

/** Short texts that name something: language tags, rooms, protocols. */
@Timeout(30)
class NameFuzzTest {

  @FuzzTest
  void aNameIsReadOrRefused(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      String code = Language.of(text).code();
      assertTrue(code.matches("[a-z]{2,3}"), code);
      assertEquals(code, Language.of(code + "-BR").code());
      assertTrue(text.toLowerCase(java.util.Locale.ROOT).startsWith(code));
    } catch (IllegalArgumentException e) {
      // Not a language.
    }
    boolean id = MessageProbe.validId(text);
    assertEquals(
        id, !text.isEmpty() && text.length() <= 64 && text.chars().allMatch(NameFuzzTest::plain));
    MessageProbe.speaksVersion1(text);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(!MessageProbe.longerThan(text, length));
    assertTrue(length == 0 || MessageProbe.longerThan(text, length - 1));
  }

  private static boolean plain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }
}
