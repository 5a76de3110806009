package io.babelgrid.translation.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.evaluation.PreparedModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected ids come from the reference library; see models/reference/translation.py. */
class TokenizerTest {

  @Tag("models")
  @ParameterizedTest
  @ValueSource(strings = {"en-pt", "pt-en"})
  void sentencesSplitIntoTheIdsOfTheReferenceLibrary(String pair) throws IOException {
    Tokenizer tokenizer = tokenizer(pair);
    for (JsonNode row : json(pair + ".json")) {
      String source = row.get("source").asText();
      assertArrayEquals(ids(row.get("ids")), tokenizer.encode(source), source);
    }
  }

  @Tag("models")
  @ParameterizedTest
  @ValueSource(strings = {"en-pt", "pt-en"})
  void oddTextsSplitIntoTheIdsOfTheReferenceLibrary(String pair) throws IOException {
    Tokenizer tokenizer = tokenizer(pair);
    JsonNode texts = json("odd-texts.json");
    JsonNode expected = json("odd-pieces.json").get(pair);
    assertEquals(texts.size(), expected.size());
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).asText();
      assertArrayEquals(ids(expected.get(i)), tokenizer.encode(text), text);
    }
  }

  @Tag("models")
  @Test
  void decodingGivesBackThePlainText() throws IOException {
    Tokenizer tokenizer = tokenizer("en-pt");
    for (JsonNode row : json("en-pt.json")) {
      String source = row.get("source").asText();
      assertEquals(source, tokenizer.decode(tokenizer.encode(source)));
    }
  }

  @Tag("models")
  @Test
  void wordsAreCountedAsTheyComeOutOfNormalization() {
    Tokenizer tokenizer = tokenizer("en-pt");
    assertEquals(1, tokenizer.wordCount("don't"));
    assertEquals(2, tokenizer.wordCount("non\u00a0breaking"));
    assertEquals(0, tokenizer.wordCount("\u0001"));
  }

  @Test
  void aFileThatIsNotAModelIsRefused(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("vocab.spm"), "gzip, perhaps");
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.load(file));
  }

  /** Pieces are {@code 0A length { 0A length text, 15 score, 18 kind }}. */
  @ParameterizedTest
  @CsvSource({
    "without an unknown piece, 0a0a 0a0161 15000080bf 1801",
    "a piece longer than the file, 0aff7f 0a0161 15000080bf 1802",
    "a length beyond all numbers, 0affffffffffffffffff01 00",
    "a score cut short, 0a08 0a0161 15000080",
    "a trie longer than its blob, 0a0a 0a0161 15000080bf 1802 1a08 1206 ff00000000 00",
    "a trie of negative length, 0a0a 0a0161 15000080bf 1802 1a06 1204 ffffffff",
    "a rule that leads out of the trie, 0a0a 0a0161 15000080bf 1802 1a0b 1209 04000000 00fd0000 00",
    "a replacement without an end, 0a0a 0a0161 15000080bf 1802 1a0b 1209 04000000 00010000 61",
    "a blob of two bytes, 0a0a 0a0161 15000080bf 1802 1a04 1202 0000",
  })
  void aDamagedModelIsRefused(String damage, String hex, @TempDir Path directory)
      throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    Path file = Files.write(directory.resolve("vocab.spm"), bytes);
    assertThrows(IllegalArgumentException.class, () -> Tokenizer.load(file), damage);
  }

  private static Tokenizer tokenizer(String pair) {
    return Tokenizer.load(PreparedModels.store().file("marian-" + pair, "source.spm"));
  }

  private static int[] ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream stream = TokenizerTest.class.getResourceAsStream("/translation/" + name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(stream, name));
    }
  }
}
