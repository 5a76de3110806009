package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import java.util.List;

/**
 * What is synthesised in one go.
 *
 * @param utterance number of the utterance within the speaker's track
 * @param index number of the phrase within the speaker's track and language, from 0
 * @param words at least one
 * @param endsSentence whether a sentence pause follows
 */
public record Phrase(
    long utterance, long index, Language language, List<TargetWord> words, boolean endsSentence) {
  public Phrase {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase has at least one word");
    }
  }

  /** The words joined by single spaces. */
  public String text() {
    var joined = new StringBuilder();
    for (TargetWord word : words) {
      joined.append(joined.isEmpty() ? "" : " ").append(word.text());
    }
    return joined.toString();
  }
}
