package io.babelgrid.recognition;

import io.babelgrid.recognition.Hypothesis.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Greedy decoding that stops where the audio ends. AlignAtt (Papi et al. 2023): a token that is
 * written while attention rests on the newest audio may still change, so it is not taken.
 *
 * @param limit tokens at most
 * @param guardFrames stop when attention is this near to the end of the audio; negative: never
 * @param doubtFrames the same for a token that is improbable: more audio may correct it; equal to
 *     {@code guardFrames} when no more audio will come
 * @param rewindFrames stop when a word's attention jumps back further than this: it is being
 *     repeated
 */
record GreedySearch(int limit, int guardFrames, int doubtFrames, int rewindFrames) {

  private static final double IMPROBABLE = Math.log(0.5);

  /** For the token after the last: whether it really begins a new word. */
  private static final double SURE = Math.log(0.85);

  /** Pause after a word that makes its punctuation believable. */
  private static final int PAUSE_FRAMES = 15;

  /**
   * Continues from what the decoder was given.
   *
   * @param lastFrame frame of the last given token; 0 when none
   */
  Hypothesis run(WhisperDecoder decoder, int lastFrame, long deadlineNs) {
    var hypothesis = new Hypothesis();
    int reached = lastFrame;
    while (true) {
      int token = decoder.nextToken();
      int frame = decoder.alignment().peakOfLastRow();
      Stop stop = stop(decoder, hypothesis.size(), reached, frame);
      if (stop != null) {
        hypothesis.stopped(stop, token, decoder.nextLogprob() > SURE);
        return hypothesis;
      }
      if (!decoder.vocabulary().isPunctuation(token)) {
        reached = Math.max(reached, frame);
      }
      hypothesis.add(token, frame, decoder.nextLogprob());
      decoder.step(token, deadlineNs);
      int kept = Repetition.keep(hypothesis);
      if (kept < hypothesis.size()) {
        int first = hypothesis.token(kept);
        hypothesis.truncate(kept);
        hypothesis.stopped(Stop.REPETITION, first, true);
        return hypothesis;
      }
    }
  }

  private @Nullable Stop stop(WhisperDecoder decoder, int size, int reached, int frame) {
    int token = decoder.nextToken();
    if (token == decoder.endOfText()) {
      return Stop.END_OF_TEXT;
    }
    if (size >= limit || decoder.full()) {
      return Stop.TOO_LONG;
    }
    boolean everythingHeard = doubtFrames == guardFrames;
    boolean probable = everythingHeard || decoder.nextLogprob() > IMPROBABLE;
    int heard = decoder.heardFrames();
    if (decoder.vocabulary().isPunctuation(token)) {
      // Punctuation attends to the pause after its word, however long that is.
      boolean settled =
          everythingHeard || (probable && heard - reached > guardFrames + PAUSE_FRAMES);
      return (size > 0 && settled) || heard - frame > guardFrames ? null : Stop.AUDIO_END;
    }
    if (reached - frame > rewindFrames) {
      return Stop.REWIND;
    }
    return heard - frame > (probable ? guardFrames : doubtFrames) ? null : Stop.AUDIO_END;
  }
}
