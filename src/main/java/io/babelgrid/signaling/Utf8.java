package io.babelgrid.signaling;

/** Lengths of text on the wire. */
final class Utf8 {

  private static final int MOST_BYTES_PER_CHAR = 3;

  private Utf8() {}

  /** Whether a text has more than so many UTF-8 bytes. */
  static boolean isLongerThan(String text, int bytes) {
    if (text.length() > bytes) {
      return true;
    }
    if ((long) text.length() * MOST_BYTES_PER_CHAR <= bytes) {
      return false;
    }
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A surrogate is half of a four-byte character.
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length > bytes;
  }
}
