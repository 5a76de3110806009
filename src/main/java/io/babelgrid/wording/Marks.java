package io.babelgrid.wording;

/** Punctuation as it stands around words. */
final class Marks {

  /** No word has more than a few; what has is noise, and need not be searched. */
  static final int MOST_OPENING = 4;

  private static final String OPENING = "§([{<\"'“‘„«‹¿¡*_~≈=>+-–—….";
  private static final String CLOSING = ".,;:!?)]}>\"'”’»›…*_+-–—/";
  private static final String DASHES = "-–—‑";
  private static final String MINUSES = "-−";

  /** Closing marks that a name can end with: C++, C#, a directory. */
  private static final String PART_OF_NAME = "+#/";

  private Marks() {}

  static boolean isOpening(char c) {
    return OPENING.indexOf(c) >= 0;
  }

  static boolean isClosing(char c) {
    return CLOSING.indexOf(c) >= 0;
  }

  static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  static boolean isMinus(char c) {
    return MINUSES.indexOf(c) >= 0;
  }

  static boolean isCurrencySign(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** True for what may stand behind a unit in its last word, which may be a possessive ending. */
  static boolean isSuffix(String behind) {
    return withoutPossessive(behind).chars().allMatch(c -> isClosing((char) c));
  }

  static String withoutPossessive(String suffix) {
    return suffix.startsWith("'s") || suffix.startsWith("’s") ? suffix.substring(2) : suffix;
  }

  /** Just past the last character of a name that runs to a space or the end. */
  static int endOfName(Text text, int from) {
    int end = withoutClosing(text, from, text.endOfRun(from));
    boolean possessive =
        end - from > 2
            && text.at(end - 1) == 's'
            && (text.at(end - 2) == '\'' || text.at(end - 2) == '’');
    return possessive ? withoutClosing(text, from, end - 2) : end;
  }

  private static int withoutClosing(Text text, int from, int to) {
    int end = to;
    while (end > from
        && isClosing(text.at(end - 1))
        && PART_OF_NAME.indexOf(text.at(end - 1)) < 0) {
      end--;
    }
    return end;
  }
}
