package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A SentencePiece model, and a text in its pieces. */
@Timeout(30)
class TokenizerFuzzTest {

  private static final int LONGEST_TEXT = 200;

  @TempDir static Path directory;

  @FuzzTest
  void aModelIsRefusedOrSplitsAnyText(byte[] bytes) throws IOException {
    Script script = new Script(bytes);
    String text = new String(script.bytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    Path file = Files.write(directory.resolve("model.spm"), script.rest());
    Tokenizer tokenizer;
    try {
      tokenizer = Tokenizer.load(file);
    } catch (IllegalArgumentException e) {
      return;
    }
    int[] ids = tokenizer.encode(text);
    assertTrue(Arrays.stream(ids).allMatch(id -> id >= 0 && id < tokenizer.size()));
    tokenizer.decode(ids);
    tokenizer.wordCount(text);
  }
}
