package io.babelgrid.recognition;

import io.babelgrid.recognition.Hypothesis.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Greedy decoding that stops where the audio ends. AlignAtt (Papi et al. 2023): a token that is
 * written while attention rests on the newest audio may still change, so it is not taken.
 *
 * @param limit tokens at most
 * @param pace how fast the language is written
 * @param guardFrames stop when attention is this near to the end of the audio; negative: never
 * @param doubtFrames the same for a token that is improbable: more audio may correct it; equal to
 *     {@code guardFrames} when no more audio will come
 * @param rewindFrames stop when a word's attention jumps back further than this: it is being
 *     repeated
 * @param foresight tokens at most that are written behind a stop at the end of the audio, for
 *     whoever can use words that may still change
 */
record GreedySearch(
    int limit, TokenPace pace, int guardFrames, int doubtFrames, int rewindFrames, int foresight) {

  private static final double IMPROBABLE = Math.log(0.5);

  private static final double CERTAIN = Math.log(0.9);

  /** What the model is certain of may be this much nearer to the end of the audio... */
  private static final int CERTAINTY_FRAMES = 10;

  /** ...but not nearer than this. */
  private static final int LEAST_FRAMES = 12;

  /** For the token after the last: whether it really begins a new word. */
  private static final double SURE = Math.log(0.85);

  /** Less probable tokens are no foresight. */
  private static final double BELIEVABLE = Math.log(0.15);

  /** Nearer to the end of the audio than this, a word is guessed more than heard. */
  private static final int NEWEST_FRAMES = 2;

  /** Pause after a word that makes its punctuation believable. */
  private static final int PAUSE_FRAMES = 15;

  /**
   * Continues from what the decoder was given.
   *
   * @param lastFrame frame of the last given token; 0 when none
   */
  Hypothesis run(WhisperDecoder decoder, int lastFrame, long deadlineNs) {
    var row = new Row(decoder, lastFrame);
    decoder.decode(row, deadlineNs);
    return row.hypothesis;
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
    int distance = probable ? guardFrames : doubtFrames;
    if (!everythingHeard && decoder.nextLogprob() > CERTAIN) {
      distance = Math.min(distance, Math.max(LEAST_FRAMES, distance - CERTAINTY_FRAMES));
    }
    return heard - frame > distance ? null : Stop.AUDIO_END;
  }

  /** One search as a row of the decoder's batch. */
  final class Row implements WhisperRow {

    /** 4 tokens a second, in frames of 20 ms. */
    private static final int FRAMES_A_TOKEN = 12;

    private final WhisperDecoder decoder;
    private final Hypothesis hypothesis = new Hypothesis();
    private int reached;
    private boolean stepped;
    private boolean stopped;

    private Row(WhisperDecoder decoder, int lastFrame) {
      this.decoder = decoder;
      this.reached = lastFrame;
    }

    @Override
    public WhisperDecoder decoder() {
      return decoder;
    }

    @Override
    public boolean advance() {
      if (stepped) {
        decoder.stepped();
      }
      int token = decoder.nextToken();
      int frame = decoder.alignment().peakOfLastRow();
      if (stopped) {
        return foresee(token, frame);
      }
      Stop stop = stop(decoder, hypothesis.size(), reached, frame);
      if (stop != null) {
        stopped = true;
        hypothesis.stopped(stop, token, decoder.nextLogprob() > SURE);
        return stop == Stop.AUDIO_END && foresee(token, frame);
      }
      if (!decoder.vocabulary().isPunctuation(token)) {
        reached = Math.max(reached, frame);
      }
      hypothesis.add(token, frame, decoder.nextLogprob());
      int kept = Repetition.keep(hypothesis, pace);
      if (kept < hypothesis.size()) {
        int first = hypothesis.token(kept);
        hypothesis.truncate(kept);
        hypothesis.stopped(Stop.REPETITION, first, true);
        return false;
      }
      decoder.prepareStep(token);
      stepped = true;
      return true;
    }

    private boolean foresee(int token, int frame) {
      boolean believable =
          token != decoder.endOfText()
              && decoder.nextLogprob() > BELIEVABLE
              && decoder.heardFrames() - frame > NEWEST_FRAMES
              && reached - frame <= rewindFrames;
      if (!believable || hypothesis.foreseenSize() >= foresight || decoder.full()) {
        return false;
      }
      hypothesis.foresee(token);
      decoder.prepareStep(token);
      stepped = true;
      return true;
    }

    @Override
    public int expectedSteps() {
      return 1 + Math.max(0, decoder.heardFrames() - reached) / FRAMES_A_TOKEN;
    }
  }
}
