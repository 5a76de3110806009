package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells by the text before a pause whether its sentence is at its end. Whisper closes nearly
 * everything that is followed by silence, so its full stop counts only where it is probable, and
 * never behind a word with which no sentence ends. One owner.
 */
final class SentencePause {

  /** Below it the mark is a guess: the model would as soon go on. */
  private static final double PROBABLE = Math.log(0.5);

  private static final double CERTAIN = Math.log(0.9);

  private static final Pattern END_MARK = Pattern.compile("\\s*[.?!\u3002\uff1f\uff01]+[\"')\u201d\u2019]*");

  private final Vocabulary vocabulary;
  private final Map<Language, OpenWords> openWords = new HashMap<>();

  SentencePause(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** How many tokens of a hypothesis can be committed: all, or all before its last word. */
  int committed(Hypothesis hypothesis, WordBoundaries boundaries, Language language) {
    int size = hypothesis.size();
    if (size == 0) {
      return 0;
    }
    int word = size - 1;
    while (word > 0 && !boundaries.separates(hypothesis.token(word - 1), hypothesis.token(word))) {
      word--;
    }
    String text = vocabulary.text(hypothesis.tokens(), word, size).strip();
    return isAtEnd(hypothesis, text, language) ? size : word;
  }

  private boolean isAtEnd(Hypothesis hypothesis, String word, Language language) {
    int last = hypothesis.size() - 1;
    String mark = vocabulary.text(hypothesis.tokens(), last, last + 1);
    if (!END_MARK.matcher(mark).matches()) {
      return false;
    }
    return switch (openWords.computeIfAbsent(language, OpenWords::of).ending(word)) {
      case NEVER -> false;
      case SELDOM -> hypothesis.logprob(last) >= CERTAIN;
      case OFTEN -> hypothesis.logprob(last) >= PROBABLE;
    };
  }
}
