package io.babelgrid.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of what strangers send. */
class ChatTextTest {

  private static String clean(String text) throws ChatException {
    return ChatText.clean(text, 20);
  }

  @Test
  void whatIsNotSeenOrMovesOtherTextIsTakenOut() throws ChatException {
    assertEquals("ab", clean("a\u0000\u0007\u001b\u202e\u2066\u200b\ufeff\u0085b"));
    assertEquals("ab", clean("a\ud800b\udfff"));
    assertEquals("a\uD83D\uDE00b", clean("a\uD83D\uDE00b"));
  }

  @Test
  void whatBelongsToTheTextStays() throws ChatException {
    assertEquals("a\n\tb\nc\nd", clean(" a\r\n\tb\u2028c\rd \n"));
    assertEquals("👩‍👧 می‌شود \u200e!", clean("👩‍👧 می‌شود \u200e!"));
    String england = new String(new int[] {0x1F3F4, 0xE0067, 0xE0062, 0xE007F}, 0, 4);
    assertEquals(england, clean(england));
    assertEquals("x", clean("x" + england.substring(2)), "tags hide text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\u200d", "\u202e", "\u0301", "\u00a0"})
  void nothingIsNoMessage(String text) {
    assertEquals(
        "a message needs text", assertThrows(ChatException.class, () -> clean(text)).getMessage());
  }

  @Test
  void aMessageHasALength() throws ChatException {
    assertEquals(20, clean("x".repeat(20) + " ").length());
    for (int length : new int[] {21, 41, 100_000}) {
      assertEquals(
          "a message may have 20 characters; send it in parts",
          assertThrows(ChatException.class, () -> clean("x".repeat(length))).getMessage());
    }
  }
}
