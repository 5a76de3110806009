package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the audio that is decoded again and again short: cuts it where its text is settled, at the
 * end of a sentence when there is one, and makes context of that text.
 */
final class BufferTrim {

  private static final Pattern SENTENCE_END = Pattern.compile(".*[.?!…。？！]\\s*");

  /** Audio that stays before a cut, since a token's attention peaks within its word. */
  private static final int MARGIN_SAMPLES = SAMPLE_RATE_HZ / 10;

  /** No cut so near to the beginning: it would save nothing. */
  private static final int SHORTEST_CUT = SAMPLE_RATE_HZ;

  /** A sentence counts as settled when this much audio was heard after it. */
  private static final int AFTER_SENTENCE = 3 * SAMPLE_RATE_HZ / 2;

  /** Whisper's window less the longest padding. */
  private static final int HARD_LIMIT = 25 * SAMPLE_RATE_HZ;

  /** Text that the decoder has room for beside context and what follows. */
  private static final int MOST_TOKENS = 200;

  private static final long NOWHERE = Long.MIN_VALUE;
  private static final int STUCK_SAMPLES = 2 * SAMPLE_RATE_HZ;
  private static final float AUDIBLE = 0.02f;

  private final int limit;
  private final int contextTokens;
  private final Vocabulary vocabulary;

  private record Cut(int tokens, long sample) {}

  BufferTrim(RecognitionPolicy policy, Vocabulary vocabulary) {
    this.limit = RecognitionPolicy.samples(policy.buffer());
    this.contextTokens = policy.contextTokens();
    this.vocabulary = vocabulary;
  }

  /**
   * Cuts when the buffer is too long, or when the model is stuck.
   *
   * @param silent true when the model said that nothing follows the committed text
   */
  void apply(
      SpeechBuffer audio, CommittedText committed, WordBoundaries boundaries, boolean silent) {
    long stuck = silent ? stuckAt(audio, committed) : NOWHERE;
    if (stuck != NOWHERE) {
      cut(audio, committed, new Cut(committed.size(), stuck));
    } else if (audio.length() > limit || committed.size() > MOST_TOKENS) {
      Cut cut = sentenceEnd(audio, committed, boundaries);
      cut = cut != null ? cut : wordStart(audio, committed, boundaries);
      boolean nothing = silent && committed.size() == 0;
      if (cut == null && (nothing || audio.length() > HARD_LIMIT)) {
        forget(audio, committed);
      } else if (cut != null) {
        cut(audio, committed, cut);
      }
    }
  }

  /** What is no speech is not heard again, so that speech after it still fits the window. */
  void unbelieved(SpeechBuffer audio, CommittedText committed) {
    if (audio.length() > limit) {
      forget(audio, committed);
    }
  }

  private void forget(SpeechBuffer audio, CommittedText committed) {
    cut(audio, committed, new Cut(committed.size(), audio.end() - STUCK_SAMPLES));
  }

  /**
   * A wrong word can make the model end the text although speech goes on for seconds: where its
   * sound ends. A mark counts for nothing: it may attend to what was said after it.
   */
  private long stuckAt(SpeechBuffer audio, CommittedText committed) {
    int word = committed.lastWord(vocabulary);
    if (word < 0) {
      return NOWHERE;
    }
    long last = committed.sample(word);
    long end = new HeardSound(audio).end(last);
    boolean one = end == audio.end();
    boolean stuck =
        audio.end() - last > STUCK_SAMPLES
            && audio.peakFrom(one ? last + 2 * MARGIN_SAMPLES : end) > AUDIBLE;
    return !stuck ? NOWHERE : one ? last + MARGIN_SAMPLES : end;
  }

  private @Nullable Cut sentenceEnd(
      SpeechBuffer audio, CommittedText committed, WordBoundaries boundaries) {
    for (int i = committed.size() - 1; i > 0; i--) {
      long sample = committed.sample(i);
      if (sample - audio.start() >= SHORTEST_CUT
          && sample <= audio.end() - AFTER_SENTENCE
          && boundaries.before(committed.token(i))
          && endsSentence(committed.token(i - 1))) {
        return new Cut(i, sample - MARGIN_SAMPLES);
      }
    }
    return null;
  }

  private @Nullable Cut wordStart(
      SpeechBuffer audio, CommittedText committed, WordBoundaries boundaries) {
    for (int i = 1; i < committed.size(); i++) {
      long sample = committed.sample(i);
      boolean enough = sample - audio.start() >= limit / 2 || i >= MOST_TOKENS / 2;
      if (enough && boundaries.before(committed.token(i))) {
        return new Cut(i, sample - MARGIN_SAMPLES);
      }
    }
    return null;
  }

  private boolean endsSentence(int token) {
    String text = vocabulary.text(new int[] {token}, 0, 1);
    return SENTENCE_END.matcher(text).matches();
  }

  private void cut(SpeechBuffer audio, CommittedText committed, Cut cut) {
    committed.retire(cut.tokens(), contextTokens);
    audio.dropBefore(cut.sample());
  }
}
