package io.babelgrid.glossary;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The text of a cell, as people see it. */
final class Cell {

  /** What a message repeats of a cell. */
  private static final int SHOWN = 20;

  private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Cell() {}

  /**
   * In Unicode normal form C with single plain spaces, which is how words are recognised; empty
   * when nothing is known.
   */
  static String tidy(String text) {
    return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  /** Only what can be read and said, since it will stand in captions. */
  static void check(String text, int line) throws GlossaryException {
    if (text.length() > Glossary.LONGEST) {
      throw new GlossaryException(
          line,
          quoted(text)
              + " has "
              + text.length()
              + " characters; "
              + Glossary.LONGEST
              + " is the most");
    }
    var hidden = text.codePoints().filter(Cell::isHidden).findFirst();
    if (hidden.isPresent()) {
      throw new GlossaryException(
          line,
          "a cell has a line break, a tab or another character that is not seen (U+%04X)"
              .formatted(hidden.getAsInt()));
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new GlossaryException(
          line, quoted(text) + " has no letter and no digit; leave a cell empty for nothing");
    }
  }

  static String quoted(String text) {
    if (text.length() <= SHOWN) {
      return "'" + text + "'";
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return "'" + text.substring(0, end) + "...'";
  }

  /** Joiners belong to the spelling of Persian and of languages of India. */
  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
