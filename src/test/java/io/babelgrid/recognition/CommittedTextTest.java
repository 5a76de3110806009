package io.babelgrid.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommittedTextTest {

  private static final WhisperSettings SETTINGS =
      new WhisperSettings(
          List.of(), List.of(), 448, 6, 100, 64, 8, Map.of(), 107, 108, 106, 101, 8, List.of(), 104,
          105, 200);

  @Test
  void committedTokensFollowTheTask() {
    var text = new CommittedText();
    text.add(7, 320);
    text.add(8, 640);
    assertArrayEquals(new int[] {101, 103, 104, 108, 7, 8}, text.prompt(SETTINGS, 103, 104));
    assertEquals(0, text.startOfTranscript());
  }

  @Test
  void retiredTokensBecomeContextOfLimitedLength() {
    var text = new CommittedText();
    for (int token = 1; token <= 5; token++) {
      text.add(token, 320L * token);
    }
    text.retire(4, 3);
    assertArrayEquals(
        new int[] {106, 2, 3, 4, 101, 103, 104, 108, 5}, text.prompt(SETTINGS, 103, 104));
    assertEquals(4, text.startOfTranscript());
    assertEquals(5, text.token(0));
    assertEquals(1_600, text.sample(0));
  }

  @Test
  void growsAndClears() {
    var text = new CommittedText();
    for (int token = 0; token < 200; token++) {
      text.add(token, token);
    }
    assertEquals(199, text.sample(199));
    text.clear();
    assertEquals(4, text.prompt(SETTINGS, 103, 104).length);
  }
}
