package io.babelgrid.recognition;

import io.babelgrid.recognition.Hypothesis.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Greedy decoding that stops where the audio ends. AlignAtt (Papi et al. 2023): a token that is
 * written while attention rests on the newest audio may still change, so it is not taken.
 *
 * @param limit tokens at most
 * @param guardFrames stop when attention is this near to the end of the audio; negative: never
 * @param rewindFrames stop when attention jumps back further than this
 */
<<<<<<< HEAD
record GreedySearch(int limit, int guardFrames, int rewindFrames) {
=======
record GreedySearch(int limit, int guardFrames, int doubtFrames, int rewindFrames) {

  private static final double IMPROBABLE = Math.log(0.5);

  /** For the token after the last: whether it really begins a new word. */
  private static final double SURE = Math.log(0.85);

  /** Pause after a word that makes its punctuation believable. */
  private static final int PAUSE_FRAMES = 15;
>>>>>>> 16c24ba (Later first words, surer word ends: streaming recognition near offline)

  /**
   * Continues from what the decoder was given.
   *
   * @param lastFrame frame of the last given token; 0 when none
   */
  Hypothesis run(WhisperDecoder decoder, int endOfText, int lastFrame, long deadlineNs) {
    var hypothesis = new Hypothesis();
    int reached = lastFrame;
    while (true) {
      int token = decoder.nextToken();
      int frame = decoder.alignment().peakOfLastRow();
      Stop stop = stop(decoder, hypothesis, token == endOfText, reached, frame);
      if (stop != null) {
<<<<<<< HEAD
        hypothesis.stopped(stop, token);
=======
        hypothesis.stopped(stop, token, decoder.nextLogprob() > SURE);
>>>>>>> 16c24ba (Later first words, surer word ends: streaming recognition near offline)
        return hypothesis;
      }
      reached = Math.max(reached, frame);
      hypothesis.add(token, frame, decoder.nextLogprob());
      decoder.step(token, deadlineNs);
      int kept = Repetition.keep(hypothesis);
      if (kept < hypothesis.size()) {
        hypothesis.truncate(kept);
        hypothesis.stopped(Stop.REPETITION, decoder.nextToken());
        return hypothesis;
      }
    }
  }

  private @Nullable Stop stop(
      WhisperDecoder decoder, Hypothesis hypothesis, boolean ended, int reached, int frame) {
    if (ended) {
      return Stop.END_OF_TEXT;
    }
    if (decoder.heardFrames() - frame <= guardFrames) {
      return Stop.AUDIO_END;
    }
    if (reached - frame > rewindFrames) {
      return Stop.REWIND;
    }
    return hypothesis.size() >= limit || decoder.full() ? Stop.TOO_LONG : null;
  }
}
