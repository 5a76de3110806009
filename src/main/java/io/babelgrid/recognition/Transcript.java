package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.List;

/**
 * Words that recognition has just committed. Never taken back: the transcript of an utterance is
 * the concatenation of all its {@code words}, joined by spaces.
 *
 * @param utterance number of the utterance within the speaker's track
 * @param language the language of the words (after detection, or English when Whisper translated)
 * @param words newly committed words; may be empty when {@code last}
 * @param last true when no more words of this utterance will follow
 */
public record Transcript(long utterance, Language language, List<TimedWord> words, boolean last) {
  public Transcript {
    words = List.copyOf(words);
  }
}
