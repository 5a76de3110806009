package io.babelgrid.translation.sentencepiece;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a {@code .spm} file. Field numbers are those of {@code sentencepiece_model.proto}.
 *
 * @param pieces the vocabulary; a piece's id is its index
 * @param byteFallback characters that no piece covers are spelled in bytes
 * @param normalization how text is rewritten before it is split
 */
record SentencePieceModel(List<Piece> pieces, boolean byteFallback, Normalization normalization) {

  private static final int PIECES = 1;
  private static final int TRAINER = 2;
  private static final int NORMALIZER = 3;
  private static final int UNIGRAM = 1;

  /** A vocabulary entry; {@code score} is its log probability. */
  record Piece(String text, float score, PieceKind kind) {}

  /**
   * @param characterMap compiled rewriting rules, see {@link CharacterMap}; may be empty
   * @param dummyPrefix a space goes before the text
   * @param singleSpaces leading, trailing and repeated spaces are dropped
   * @param escapeSpaces spaces are written as U+2581
   */
  record Normalization(
      ByteBuffer characterMap, boolean dummyPrefix, boolean singleSpaces, boolean escapeSpaces) {}

  SentencePieceModel {
    pieces = List.copyOf(pieces);
    if (pieces.stream().noneMatch(piece -> piece.kind() == PieceKind.UNKNOWN)) {
      throw new IllegalArgumentException("a SentencePiece model without an unknown piece");
    }
  }

  /** Reads a file; throws IllegalArgumentException when it is not a unigram model. */
  static SentencePieceModel read(Path file) {
    try {
      return parse(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(file + " is cut short", e);
    }
  }

  private static SentencePieceModel parse(ByteBuffer data) {
    var pieces = new ArrayList<Piece>();
    var normalization = new Normalization(ByteBuffer.allocate(0), true, true, true);
    boolean byteFallback = false;
    var reader = new ProtobufReader(data);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case PIECES -> pieces.add(piece(new ProtobufReader(reader.bytes())));
        case TRAINER -> byteFallback = byteFallback(new ProtobufReader(reader.bytes()));
        case NORMALIZER -> normalization = normalization(new ProtobufReader(reader.bytes()));
        default -> reader.skip();
      }
    }
    return new SentencePieceModel(pieces, byteFallback, normalization);
  }

  private static Piece piece(ProtobufReader reader) {
    String text = "";
    float score = 0;
    PieceKind kind = PieceKind.NORMAL;
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case 1 -> text = reader.string();
        case 2 -> score = reader.float32();
        case 3 -> kind = PieceKind.of((int) reader.varint());
        default -> reader.skip();
      }
    }
    return new Piece(text, score, kind);
  }

  /** Whether unknown characters are spelled in bytes; refuses all but unigram models. */
  private static boolean byteFallback(ProtobufReader reader) {
    boolean byteFallback = false;
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case 3 -> requireDefault("model_type", reader.varint(), UNIGRAM);
        case 24 -> requireDefault("treat_whitespace_as_suffix", reader.varint(), 0);
        case 35 -> byteFallback = reader.varint() != 0;
        default -> reader.skip();
      }
    }
    return byteFallback;
  }

  private static void requireDefault(String option, long value, long supported) {
    if (value != supported) {
      throw new IllegalArgumentException(
          "SentencePiece models with " + option + " = " + value + " are not supported");
    }
  }

  private static Normalization normalization(ProtobufReader reader) {
    ByteBuffer map = ByteBuffer.allocate(0);
    boolean dummyPrefix = true;
    boolean singleSpaces = true;
    boolean escapeSpaces = true;
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case 2 -> map = reader.bytes();
        case 3 -> dummyPrefix = reader.varint() != 0;
        case 4 -> singleSpaces = reader.varint() != 0;
        case 5 -> escapeSpaces = reader.varint() != 0;
        default -> reader.skip();
      }
    }
    return new Normalization(map, dummyPrefix, singleSpaces, escapeSpaces);
  }
}
