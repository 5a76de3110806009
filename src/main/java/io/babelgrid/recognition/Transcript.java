package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import java.util.List;

/**
 * Words that recognition has just committed. Never taken back: the transcript of an utterance is
 * the concatenation of all its {@code words}, joined by spaces. Its times are positions in the
 * speaker's track and nothing in it belongs to this process, so another may interpret it.
 *
 * @param utterance number of the utterance within the speaker's track
 * @param language the language of the words (after detection, or English when Whisper translated)
 * @param words newly committed words; may be empty when {@code last}
 * @param last true when no more words of this utterance will follow
 * @param lookahead what is probably said behind those words, heard so lately that it may still
 *     change; the next transcript says it anew. Context for a translator, never to be shown
 */
public record Transcript(
    long utterance,
    Language language,
    List<TimedWord> words,
    boolean last,
    List<String> lookahead) {
  public Transcript {
    words = List.copyOf(words);
    lookahead = List.copyOf(lookahead);
  }

  /** Without lookahead. */
  public Transcript(long utterance, Language language, List<TimedWord> words, boolean last) {
    this(utterance, language, words, last, List.of());
  }

  /** The same, numbered as the track's would be were its first the one given. */
  public Transcript behind(long first) {
    return first == 0 ? this : new Transcript(first + utterance, language, words, last, lookahead);
  }

  /** The same, so many samples later in the track. */
  public Transcript later(long samples) {
    return new Transcript(
        utterance,
        language,
        words.stream().map(word -> word.later(samples)).toList(),
        last,
        lookahead);
  }
}
