package io.babelgrid.translation;

import io.babelgrid.pipeline.Abbreviations;
import io.babelgrid.pipeline.Abbreviations.Ending;
import io.babelgrid.pipeline.SentenceMarks;
import java.util.ArrayList;
import java.util.List;

/** Tells from a word whether a sentence ends with it. */
final class SentenceEnds {

  /** "1." and "12." at the beginning count what follows; "1990." is an answer. */
  private static final int COUNTER_DIGITS = 2;

  private SentenceEnds() {}

  /**
   * When a sentence ends with a word.
   *
   * @param first true when the word opens its sentence: a number there counts something, and "No."
   *     is an answer
   * @param abbreviations of the language
   */
  static Ending after(String word, boolean first, Abbreviations abbreviations) {
    if (!SentenceMarks.endsSentence(word)) {
      return Ending.NEVER;
    }
    String bare = SentenceMarks.withoutClosers(word);
    String stem = bare.substring(0, bare.length() - 1);
    if (!bare.endsWith(".") || stem.isEmpty() || SentenceMarks.endsSentence(stem)) {
      return Ending.ALWAYS;
    }
    boolean counter =
        first && stem.length() <= COUNTER_DIGITS && stem.chars().allMatch(Character::isDigit);
    if (counter) {
      return Ending.NEVER;
    }
    Ending ending = abbreviations.ending(word);
    return first && ending == Ending.UNLESS_FIGURE ? Ending.ALWAYS : ending;
  }

  /** Whether a sentence has ended with a word, now that the next one is known. */
  static boolean hasEnded(Ending ending, String next) {
    return switch (ending) {
      case NEVER -> false;
      case BEFORE_CAPITAL -> beginsSentence(next);
      case UNLESS_FIGURE -> next.isEmpty() || !Character.isDigit(next.charAt(0));
      case ALWAYS -> true;
    };
  }

  /** Words up to where a sentence ends, without the mark: it may be none in the end. */
  static List<String> within(List<String> words) {
    var sentence = new ArrayList<String>();
    for (String word : words) {
      if (SentenceMarks.endsSentence(word)) {
        String bare = SentenceMarks.withoutEndMarks(SentenceMarks.withoutClosers(word));
        if (!bare.isEmpty()) {
          sentence.add(bare);
        }
        break;
      }
      sentence.add(word);
    }
    return sentence;
  }

  static boolean beginsSentence(String word) {
    return word.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::isUpperCase)
        .findFirst()
        .orElse(false);
  }
}
