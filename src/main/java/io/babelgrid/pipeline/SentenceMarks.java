package io.babelgrid.pipeline;

/**
 * The marks by which the world's scripts end sentences and clauses (Unicode, Sentence_Terminal and
 * Terminal_Punctuation), as words carry them at their end.
 */
public final class SentenceMarks {

  /** Latin, Han and Kana, Arabic, Urdu, Devanagari, Armenian, Ethiopic, Khmer, Burmese, Tibetan. */
  private static final String ENDS = ".?!…。？！｡．؟۔।॥։።፧។៕။།";

  private static final String QUESTIONS = "?？؟፧";
  private static final String CLAUSES = ",;:–—、，；：､،؛፣፤፥၊·";
  private static final String CLOSERS = "\"'”’»›)]}」』）］】》〉";

  private SentenceMarks() {}

  /** Whether the word's last character, closing quotes and brackets aside, ends a sentence. */
  public static boolean endsSentence(String word) {
    return !endMarks(word).isEmpty();
  }

  /** Whether a clause ends with the word. */
  public static boolean endsClause(String word) {
    return !word.isEmpty()
        && CLAUSES.indexOf(word.charAt(word.length() - 1)) >= 0
        && !isEnd(word, word.length() - 1);
  }

  /** The marks that end sentences at the end of the word; empty when there are none. */
  public static String endMarks(String word) {
    String bare = withoutClosers(word);
    return bare.substring(withoutEndMarks(bare).length());
  }

  /** Whether the word closes a question. */
  public static boolean asks(String word) {
    String marks = endMarks(word);
    return marks.chars().anyMatch(c -> QUESTIONS.indexOf(c) >= 0 || isGreekQuestion(word, c));
  }

  /** The word without marks that end sentences; empty when it is nothing else. */
  public static String withoutEndMarks(String word) {
    int end = word.length();
    while (end > 0 && isEnd(word, end - 1)) {
      end--;
    }
    return word.substring(0, end);
  }

  /** The word with its script's question mark for what it ends with, before closing quotes. */
  public static String asked(String word) {
    String bare = withoutClosers(word);
    String stem = withoutEndMarks(bare);
    return stem + questionMark(stem) + word.substring(bare.length());
  }

  public static String withoutClosers(String word) {
    int end = word.length();
    while (end > 0 && CLOSERS.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isEnd(String word, int at) {
    char mark = word.charAt(at);
    return ENDS.indexOf(mark) >= 0 || isGreekQuestion(word, mark);
  }

  /** The semicolon of the others. */
  private static boolean isGreekQuestion(String word, int mark) {
    return (mark == ';' || mark == '\u037e') && script(word) == Character.UnicodeScript.GREEK;
  }

  private static String questionMark(String word) {
    return switch (script(word)) {
      case HAN, HIRAGANA, KATAKANA -> "？";
      case ARABIC -> "؟";
      case GREEK -> ";";
      case ETHIOPIC -> "፧";
      default -> "?";
    };
  }

  /** The script of the last letter. */
  private static Character.UnicodeScript script(String word) {
    return word.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .reduce(Character.UnicodeScript.COMMON, (_, last) -> last);
  }
}
