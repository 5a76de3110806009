package io.babelgrid.room;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A name that people read, of a person or of a room: in Unicode normal form C, without white space
 * around it, and with nothing in it that is invisible or moves other text about (UTS 39 section
 * 3.1).
 */
public record DisplayName(String text) {

  /** In code points, and in the columns of the store. */
  public static final int LONGEST = 60;

  /** Letters by category, yet nothing is seen of them: fillers of Hangul and vowels of Khmer. */
  private static final int[] BLANK = {0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0};

  /**
   * @throws IllegalArgumentException whose message says what is wrong, as the end of a sentence
   *     that begins with the field
   */
  public DisplayName {
    text = trim(Normalizer.normalize(text, Normalizer.Form.NFC));
    int[] points = text.codePoints().toArray();
    if (points.length == 0 || points.length > LONGEST) {
      throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
    }
    for (int i = 0; i < points.length; i++) {
      if (isHidden(points[i]) && !Joiners.belongs(points, i)) {
        throw new IllegalArgumentException(
            "must not have invisible or control characters (U+%04X)".formatted(points[i]));
      }
    }
    if (Arrays.stream(points).noneMatch(DisplayName::isSeen)) {
      throw new IllegalArgumentException("must have a letter, a digit or an emoji");
    }
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** All spaces lie in the basic plane. */
  private static boolean isSpace(char one) {
    return Character.isWhitespace(one) || Character.isSpaceChar(one);
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> Arrays.binarySearch(BLANK, point) >= 0;
    };
  }

  private static boolean isSeen(int point) {
    return Character.isLetterOrDigit(point)
        || Character.isExtendedPictographic(point)
        || Joiners.isRegional(point);
  }
}
