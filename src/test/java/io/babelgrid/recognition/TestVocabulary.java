package io.babelgrid.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every byte is a token of its own number, so that any text can be written and any character cut.
 */
final class TestVocabulary {

  private TestVocabulary() {}

  static Vocabulary bytes(Path directory) {
    var json = new StringBuilder("{\"added_tokens\":[{\"id\":256}],\"model\":{\"vocab\":{");
    int next = 0x100;
    for (int value = 0; value < 256; value++) {
      boolean printable = (value >= 33 && value <= 126) || (value >= 161 && value != 173);
      int standIn = printable ? value : next++;
      json.append(value == 0 ? "" : ",").append(String.format("\"\\u%04x\":%d", standIn, value));
    }
    try {
      Path file = directory.resolve("tokenizer.json");
      Files.writeString(file, json.append("},\"merges\":[]}}"));
      return Vocabulary.read(file, 256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int[] tokens(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[utf8.length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = utf8[i] & 0xFF;
    }
    return tokens;
  }

  static Hypothesis hypothesis(String text, String next) {
    var hypothesis = new Hypothesis();
    int frame = 0;
    for (int token : tokens(text)) {
      hypothesis.add(token, frame += 20, -0.1f);
    }
    hypothesis.stopped(Hypothesis.Stop.AUDIO_END, tokens(next)[0], true);
    return hypothesis;
  }
}
