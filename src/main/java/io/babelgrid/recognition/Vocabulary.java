package io.babelgrid.recognition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Byte-level BPE (Radford et al. 2019), read from a {@code tokenizer.json}: token number to bytes.
 * A token may hold part of a character, so text is decoded from the bytes of a whole word.
 */
final class Vocabulary {

  /** {@code byteOf[character]} undoes the printable stand-ins that BPE files use for bytes. */
  private static final byte[] BYTE_OF = byteOfCharacter();

  private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}+");

  /** What no token reaches beyond. */
  private static final Pattern PIECES =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

  private static final byte[] NONE = {};

  private final byte[][] tokens;
  private final BitSet punctuation = new BitSet();
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

  private Vocabulary(byte[][] tokens) {
    this.tokens = tokens;
    for (int token = 0; token < tokens.length; token++) {
      String text = text(new int[] {token}, 0, 1);
      numbers.put(ByteBuffer.wrap(tokens[token]), token);
      punctuation.set(token, PUNCTUATION.matcher(text).matches());
    }
  }

  /**
   * Reads the vocabulary of {@code tokenizer.json}.
   *
   * @param size tokens of text; higher numbers are special and have no bytes
   */
  static Vocabulary read(Path tokenizerJson, int size) throws IOException {
    byte[][] tokens = new byte[size][];
    try (JsonParser parser = new JsonFactory().createParser(tokenizerJson.toFile())) {
      enter(parser, "model");
      enter(parser, "vocab");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String standIns = parser.currentName();
        int number = parser.nextIntValue(-1);
        if (number >= 0 && number < size) {
          tokens[number] = bytes(standIns);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (tokens[i] == null) {
        throw new IOException(tokenizerJson + " lacks token " + i);
      }
    }
    return new Vocabulary(tokens);
  }

  /** The token's bytes; empty for special tokens. Shared, not to be written. */
  byte[] bytes(int token) {
    return token < tokens.length ? tokens[token] : NONE;
  }

  /** True when the token begins with a space, as words of spaced scripts do. */
  boolean startsWithSpace(int token) {
    byte[] bytes = bytes(token);
    return bytes.length > 0 && bytes[0] == ' ';
  }

  /** True when the token only ends or joins words: text without letter, digit, symbol or space. */
  boolean isPunctuation(int token) {
    return punctuation.get(token);
  }

  /** The tokens of a text, as the model's own tokenizer gives them. */
  int[] encode(String text) {
    return PIECES
        .matcher(text)
        .results()
        .flatMapToInt(piece -> Arrays.stream(encodePiece(piece.group())))
        .toArray();
  }

  /** Of neighbours, those whose union has the lowest number are joined first. */
  private int[] encodePiece(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i <= bytes.length; i++) {
      ends.add(i);
    }
    for (int at = lowest(bytes, ends); at >= 0; at = lowest(bytes, ends)) {
      ends.remove(at);
    }
    int[] ids = new int[ends.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = number(bytes, i == 0 ? 0 : ends.get(i - 1), ends.get(i));
    }
    return ids;
  }

  /** The part to join with the one behind it; negative when none can be. */
  private int lowest(byte[] bytes, List<Integer> ends) {
    int lowest = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < ends.size() - 1; i++) {
      int number = number(bytes, i == 0 ? 0 : ends.get(i - 1), ends.get(i + 1));
      if (number < least) {
        least = number;
        lowest = i;
      }
    }
    return lowest;
  }

  private int number(byte[] bytes, int from, int to) {
    return numbers.getOrDefault(ByteBuffer.wrap(bytes, from, to - from), Integer.MAX_VALUE);
  }

  /** The text of some tokens; a character whose bytes are not all there is left out. */
  String text(int[] ids, int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      length += bytes(ids[i]).length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (int i = from; i < to; i++) {
      all.put(bytes(ids[i]));
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.IGNORE)
          .decode(all.flip())
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("malformed input is ignored", e);
    }
  }

  private static void enter(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(field);
      parser.nextToken();
      if (found) {
        return;
      }
      parser.skipChildren();
    }
    throw new IOException("no field " + field);
  }

  private static byte[] bytes(String standIns) {
    byte[] bytes = new byte[standIns.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = BYTE_OF[standIns.charAt(i)];
    }
    return bytes;
  }

  private static byte[] byteOfCharacter() {
    // Printable Latin-1 stands for itself; the other bytes, in order, from U+0100 on.
    byte[] byteOf = new byte[512];
    int next = 0x100;
    for (int value = 0; value < 256; value++) {
      boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
      byteOf[printable ? value : next++] = (byte) value;
    }
    return byteOf;
  }
}
