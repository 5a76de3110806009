package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells by the text before a pause whether its sentence is at its end. Whisper closes nearly
 * everything that is followed by silence, so its full stop counts only where it is probable, and
 * never behind a word with which no sentence ends; its three dots say that somebody pauses. One
 * owner.
 */
final class SentencePause {

  /** Below it the mark is a guess: the model would as soon go on. */
  private static final double PROBABLE = Math.log(0.4);

  private static final double LIKELY = Math.log(0.75);

  private static final Pattern END_MARK =
      Pattern.compile("\\s*(?:\\.|[?!\u3002\uff1f\uff01]+)[\"')\u201d\u2019]*");

  private final Vocabulary vocabulary;
  private final Map<Language, OpenWords> openWords = new HashMap<>();

  /**
   * @param settled tokens of the hypothesis that stay whatever follows: all, or all before its last
   *     word
   * @param midSentence whether the sentence goes on
   */
  record Ruling(int settled, boolean midSentence) {}

  SentencePause(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param hypothesis follows what is committed; may be empty
   */
  Ruling rule(
      CommittedText committed,
      Hypothesis hypothesis,
      WordBoundaries boundaries,
      Language language) {
    int before = committed.size();
    int size = hypothesis.size();
    int[] tokens = new int[before + size];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = i < before ? committed.token(i) : hypothesis.token(i - before);
    }
    if (tokens.length == 0) {
      return new Ruling(0, false);
    }
    int word = tokens.length - 1;
    while (word > 0 && !boundaries.separates(tokens[word - 1], tokens[word])) {
      word--;
    }
    String text = vocabulary.text(tokens, word, tokens.length).strip();
    String mark = vocabulary.text(tokens, tokens.length - 1, tokens.length);
    // What was committed before has been found good enough then.
    double markLogprob = size == 0 ? 0 : hypothesis.logprob(size - 1);
    if (END_MARK.matcher(mark).matches() && ends(text, markLogprob, language)) {
      return new Ruling(size, false);
    }
    return new Ruling(Math.max(0, word - before), true);
  }

  /** Whether a sentence ends with what is committed. */
  boolean isOver(CommittedText committed) {
    int size = committed.size();
    return size > 0
        && END_MARK.matcher(vocabulary.text(new int[] {committed.token(size - 1)}, 0, 1)).matches();
  }

  private boolean ends(String word, double markLogprob, Language language) {
    return switch (openWords.computeIfAbsent(language, OpenWords::of).ending(word)) {
      case NEVER -> false;
      case SELDOM -> markLogprob >= LIKELY;
      case OFTEN -> markLogprob >= PROBABLE;
    };
  }
}
