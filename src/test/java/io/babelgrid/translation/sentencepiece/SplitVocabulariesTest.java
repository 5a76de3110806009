package io.babelgrid.translation.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Vocabularies with bytes and users' symbols, over texts of fifteen scripts. Expected ids and texts
 * come from the reference library; see models/reference/tokenizer.py.
 */
class SplitVocabulariesTest {

  private static final Map<String, Tokenizer> TOKENIZERS =
      Map.of("kept", tokenizer("kept"), "plain", tokenizer("plain"));

  @Test
  void textsSplitIntoTheIdsOfTheReferenceLibraryAndBack() throws IOException {
    List<JsonNode> rows = rows("texts.jsonl");
    assertTrue(rows.size() >= 1_000, rows.size() + " texts");
    for (JsonNode row : rows) {
      String text = row.get(0).asText();
      check(text, "kept", row.get(1), row.get(2));
      check(text, "plain", row.get(3), row.get(4));
    }
  }

  private static void check(String text, String vocabulary, JsonNode ids, JsonNode decoded) {
    Tokenizer tokenizer = TOKENIZERS.get(vocabulary);
    String what = vocabulary + ": '" + text + "'";
    assertArrayEquals(ids(ids), tokenizer.encode(text), what);
    assertEquals(decoded.isNull() ? text : decoded.asText(), tokenizer.decode(ids(ids)), what);
  }

  @Test
  void piecesAsTheyComeBecomeTheTextOfTheReferenceLibrary() throws IOException {
    for (JsonNode row : rows("pieces.jsonl")) {
      String decoded = TOKENIZERS.get(row.get(0).asText()).decode(ids(row.get(1)));
      assertEquals(row.get(2).asText(), decoded, row.toString());
    }
  }

  @Test
  void bytesAreToldFromPieces() {
    Tokenizer tokenizer = TOKENIZERS.get("plain");
    int[] ids = tokenizer.encode("გ");
    assertEquals(4, ids.length);
    assertEquals(
        List.of(false, true, true, true), Arrays.stream(ids).mapToObj(tokenizer::isByte).toList());
  }

  @Test
  void bytesOfWhichOneIsMissingAreRefused() {
    var pieces = new ArrayList<SentencePieceModel.Piece>();
    for (int value = 0; value < 255; value++) {
      pieces.add(new SentencePieceModel.Piece("<0x%02X>".formatted(value), 0, PieceKind.BYTE));
    }
    var problem = assertThrows(IllegalArgumentException.class, () -> BytePieces.of(pieces));
    assertEquals("no piece stands for byte 0xFF", problem.getMessage());
  }

  @Test
  void onlyShortestFormsOfRealCharactersAreSequences() {
    assertEquals(3, Utf8Sequence.length("€".getBytes(StandardCharsets.UTF_8), 0));
    byte[] overlong = ByteBuffer.allocate(2).putShort((short) 0xc0af).array();
    assertEquals(0, Utf8Sequence.length(overlong, 0));
    byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
    assertEquals(0, Utf8Sequence.length(surrogate, 0));
    byte[] beyond = {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80};
    assertEquals(0, Utf8Sequence.length(beyond, 0));
    byte[] cut = {(byte) 0xe2, (byte) 0x82};
    assertEquals(0, Utf8Sequence.length(cut, 0));
  }

  private static int[] ids(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static Tokenizer tokenizer(String name) {
    return Tokenizer.load(
        Path.of("src/test/resources/translation/scripts", name + ".spm").toAbsolutePath());
  }

  private static List<JsonNode> rows(String name) throws IOException {
    String path = "/translation/scripts/" + name;
    var json = new ObjectMapper();
    var rows = new ArrayList<JsonNode>();
    try (InputStream stream = SplitVocabulariesTest.class.getResourceAsStream(path)) {
      String lines =
          new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : lines.split("\n")) {
        rows.add(json.readTree(line));
      }
    }
    return rows;
  }
}
