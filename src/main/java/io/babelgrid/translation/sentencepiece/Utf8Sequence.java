package io.babelgrid.translation.sentencepiece;

/** Well-formed UTF-8 byte sequences (RFC 3629). */
final class Utf8Sequence {

  /** The least code point that needs a sequence of so many bytes. */
  private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x1_0000};

  private Utf8Sequence() {}

  /** Bytes of the well-formed sequence at {@code from}, 0 when there is none. */
  static int length(byte[] bytes, int from) {
    int first = bytes[from] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int length = Integer.numberOfLeadingZeros(~(bytes[from] << 24));
    if (length < 2 || length > 4 || from + length > bytes.length) {
      return 0;
    }
    int codePoint = first & 0x7f >> length;
    for (int i = from + 1; i < from + length; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return 0;
      }
      codePoint = codePoint << 6 | bytes[i] & 0x3f;
    }
    boolean isSurrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return codePoint < LEAST[length] || !Character.isValidCodePoint(codePoint) || isSurrogate
        ? 0
        : length;
  }
}
