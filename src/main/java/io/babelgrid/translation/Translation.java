package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import java.util.List;

/**
 * Target words that translation has just committed. Never taken back.
 *
 * @param utterance number of the utterance within the speaker's track
 * @param words newly committed words; may be empty
 * @param sentenceEnd true when the last word closes a sentence of the source
 * @param last true when no more words of this utterance will follow
 */
public record Translation(
    long utterance,
    Language source,
    Language target,
    List<TargetWord> words,
    boolean sentenceEnd,
    boolean last) {
  public Translation {
    words = List.copyOf(words);
  }
}
