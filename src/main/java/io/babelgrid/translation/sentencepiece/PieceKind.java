package io.babelgrid.translation.sentencepiece;

/** What a vocabulary entry is for; the order is that of the file format's numbers, from 1. */
enum PieceKind {
  NORMAL,
  UNKNOWN,
  CONTROL,
  USER_DEFINED,
  UNUSED,
  BYTE;

  static PieceKind of(int number) {
    if (number < 1 || number > values().length) {
      throw new IllegalArgumentException("unknown SentencePiece type " + number);
    }
    return values()[number - 1];
  }
}
