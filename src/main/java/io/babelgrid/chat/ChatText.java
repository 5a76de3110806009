package io.babelgrid.chat;

/**
 * Cleans what strangers send: text stays as it was written but for what is not seen or moves other
 * text about (Unicode TR 36, 2.6).
 */
public final class ChatText {

  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;
  private static final int JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;
  private static final int LEFT_TO_RIGHT_MARK = 0x200E;
  private static final int RIGHT_TO_LEFT_MARK = 0x200F;
  private static final int ARABIC_LETTER_MARK = 0x061C;

  private ChatText() {}

  /**
   * A message without control characters, direction overrides and what else is not seen; joiners,
   * plain direction marks, tabs and line breaks stay. No white space around it.
   *
   * @param mostChars UTF-16 characters that may be left
   * @throws ChatException when nothing or too much is left
   */
  public static String clean(String text, int mostChars) throws ChatException {
    // What is longer by far is not looked at.
    if (text.length() <= 2L * mostChars) {
      String clean = visible(text).strip();
      if (clean.codePoints().noneMatch(ChatText::isSeen)) {
        throw new ChatException("a message needs text");
      }
      if (clean.length() <= mostChars) {
        return clean;
      }
    }
    throw new ChatException("a message may have " + mostChars + " characters; send it in parts");
  }

  private static String visible(String text) {
    var clean = new StringBuilder(text.length());
    int last = 0;
    int[] points = text.replace("\r\n", "\n").codePoints().toArray();
    for (int point : points) {
      int kept = kept(point, last);
      if (kept >= 0) {
        clean.appendCodePoint(kept);
        last = kept;
      }
    }
    return clean.toString();
  }

  /** What stands for a character; negative for nothing. */
  private static int kept(int point, int before) {
    return switch (Character.getType(point)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.CONTROL ->
          switch (point) {
            case '\n', '\t' -> point;
            case '\r' -> '\n';
            default -> -1;
          };
      case Character.FORMAT -> isMeant(point, before) ? point : -1;
      case Character.SURROGATE, Character.UNASSIGNED -> -1;
      default -> point;
    };
  }

  private static boolean isMeant(int point, int before) {
    return switch (point) {
      case JOINER, NON_JOINER, LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, ARABIC_LETTER_MARK -> true;
      // Flags of regions, as England's.
      default -> isTag(point) && (before == BLACK_FLAG || isTag(before));
    };
  }

  private static boolean isTag(int point) {
    return point >= FIRST_TAG && point <= LAST_TAG;
  }

  private static boolean isSeen(int point) {
    int type = Character.getType(point);
    return !Character.isWhitespace(point)
        && !Character.isSpaceChar(point)
        && type != Character.FORMAT
        && type != Character.NON_SPACING_MARK;
  }
}
