package io.babelgrid.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last lines of a room are kept, and no more. */
class ChatHistoryTest {

  private static ChatLine line(int number, String text) {
    return new ChatLine(
        new ChatLine.Key("ann", "m" + number), "Ann", number, Language.ENGLISH, text);
  }

  private static List<String> ids(ChatHistory history) {
    return history.lines().stream().map(line -> line.key().id()).toList();
  }

  @Test
  void theOldestGoesWhenThereAreTooMany() {
    var history = new ChatHistory(3, 1000);
    for (int i = 0; i < 5; i++) {
      assertTrue(history.add(line(i, "text")));
    }
    assertEquals(List.of("m2", "m3", "m4"), ids(history));
    assertTrue(history.knows(line(0, "").key()), "but would not be told again");
    assertFalse(history.add(line(0, "text")));
    assertEquals(List.of("m2", "m3", "m4"), ids(history));
  }

  @Test
  void theOldestGoesWhenThereIsTooMuchTranslationsIncluded() {
    var history = new ChatHistory(100, 100);
    for (int i = 0; i < 3; i++) {
      history.add(line(i, "x".repeat(22)));
    }
    assertEquals(List.of("m0", "m1", "m2"), ids(history));
    history.note(line(2, "").key(), new ChatWords.Translated(Language.PORTUGUESE, "y".repeat(30)));
    assertEquals(List.of("m1", "m2"), ids(history));
    history.note(line(2, "").key(), new ChatWords.Translated(Language.PORTUGUESE, "y".repeat(31)));
    assertEquals(List.of("m1", "m2"), ids(history), "it took the place of the one before");
    history.note(line(1, "").key(), new ChatWords.Translated(Language.PORTUGUESE, "y".repeat(30)));
    assertEquals(List.of("m2"), ids(history));
    assertNull(history.words(line(1, "").key(), Language.PORTUGUESE));
  }

  @Test
  void linesAreInTheOrderOfTheirTime() {
    var history = new ChatHistory(10, 1000);
    history.add(line(5, "late"));
    history.add(line(2, "early, of another node"));
    assertEquals(List.of("m2", "m5"), ids(history));
    history.clear();
    assertEquals(List.of(), ids(history));
    assertTrue(history.add(line(5, "again")));
  }
}
