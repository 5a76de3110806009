package io.babelgrid.room;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Set;

/** Where the invisible characters that writing needs may stand: RFC 5892 appendix A, UTS 51. */
final class Joiners {

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;

  /** Scripts whose letters join, so that their joining may have to be broken. */
  private static final Set<UnicodeScript> JOINING =
      Set.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MANDAIC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.NKO,
          UnicodeScript.ADLAM);

  /** Signs that take a consonant its vowel (canonical combining class 9), by code point. */
  private static final int[] VIRAMAS = {
    0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D3B, 0x0D3C, 0x0D4D, 0x0DCA,
    0x0E3A, 0x0F84, 0x1039, 0x103A, 0x1714, 0x1734, 0x17D2, 0x1A60, 0x1B44, 0x1BAA, 0xA806, 0xA8C4,
    0xA953, 0xA9C0, 0xABED,
  };

  private Joiners() {}

  /** Whether the invisible character at {@code i} changes how its neighbours are written. */
  static boolean belongs(int[] points, int i) {
    return switch (points[i]) {
      case NON_JOINER -> followsVirama(points, i) || betweenJoiningLetters(points, i);
      case JOINER ->
          followsVirama(points, i) || betweenJoiningLetters(points, i) || betweenEmoji(points, i);
      default -> isTag(points[i]) && followsBlackFlag(points, i);
    };
  }

  /** Flags of countries are pairs of these. */
  static boolean isRegional(int point) {
    return point >= 0x1F1E6 && point <= 0x1F1FF;
  }

  private static boolean followsVirama(int[] points, int i) {
    return i > 0 && Arrays.binarySearch(VIRAMAS, points[i - 1]) >= 0;
  }

  private static boolean betweenJoiningLetters(int[] points, int i) {
    int before = i - 1;
    while (before >= 0 && isMark(points[before])) {
      before--;
    }
    return before >= 0 && i + 1 < points.length && joins(points[before]) && joins(points[i + 1]);
  }

  private static boolean joins(int point) {
    return Character.isLetter(point) && JOINING.contains(UnicodeScript.of(point));
  }

  private static boolean isMark(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }

  /** An emoji may carry a skin tone or the sign that it is one before it is joined. */
  private static boolean betweenEmoji(int[] points, int i) {
    int before = i - 1;
    while (before >= 0 && (isMark(points[before]) || Character.isEmojiModifier(points[before]))) {
      before--;
    }
    return before >= 0
        && i + 1 < points.length
        && Character.isExtendedPictographic(points[before])
        && Character.isExtendedPictographic(points[i + 1]);
  }

  private static boolean isTag(int point) {
    return point >= FIRST_TAG && point <= LAST_TAG;
  }

  /** Flags of regions, as England's. */
  private static boolean followsBlackFlag(int[] points, int i) {
    int before = i - 1;
    while (before >= 0 && isTag(points[before])) {
      before--;
    }
    return before >= 0 && points[before] == BLACK_FLAG;
  }
}
