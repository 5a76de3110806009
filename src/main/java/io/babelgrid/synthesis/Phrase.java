package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is synthesised in one go.
 *
 * @param utterance number of the utterance within the speaker's track
 * @param index number of the phrase within the speaker's track and language, from 0
 * @param words at least one
 * @param endsSentence whether a sentence pause follows
 * @param goesOn whether more follows in the same breath
 * @param following that, as far as it is known; may be empty
 */
public record Phrase(
    long utterance,
    long index,
    Language language,
    List<TargetWord> words,
    boolean endsSentence,
    boolean goesOn,
    String following) {
  public Phrase {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase has at least one word");
    }
  }

  /** Behind which the voice pauses. */
  public Phrase(
      long utterance, long index, Language language, List<TargetWord> words, boolean endsSentence) {
    this(utterance, index, language, words, endsSentence, false, "");
  }

  /** The words joined by single spaces. */
  public String text() {
    return joined(words);
  }

  static String joined(List<TargetWord> words) {
    return words.stream().map(TargetWord::text).collect(Collectors.joining(" "));
  }
}
