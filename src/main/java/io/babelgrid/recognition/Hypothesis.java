package io.babelgrid.recognition;

import java.util.Arrays;

/**
 * What the decoder wrote after a prompt, token by token, and why it stopped. Filled by {@link
 * GreedySearch}.
 */
final class Hypothesis {

  /** Why a search stopped. */
  enum Stop {
    /** The model said that the text is complete. */
    END_OF_TEXT,
    /** Attention came too near to the end of the audio. */
    AUDIO_END,
    /** Attention jumped back. */
    REWIND,
    /** The text went round in circles; the repetitions are not part of the hypothesis. */
    REPETITION,
    /** More tokens than anybody speaks in the time. */
    TOO_LONG
  }

  private int[] tokens = new int[32];
  private int[] frames = new int[32];
  private float[] logprobs = new float[32];
  private int size;
  private double logprob;
  private int next;
  private boolean nextProbable;
  private Stop stop = Stop.END_OF_TEXT;
  private int[] foreseen = new int[8];
  private int foreseenSize;

  void add(int token, int frame, float tokenLogprob) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      frames = Arrays.copyOf(frames, 2 * size);
      logprobs = Arrays.copyOf(logprobs, 2 * size);
    }
    tokens[size] = token;
    logprobs[size] = tokenLogprob;
    frames[size++] = frame;
    logprob += tokenLogprob;
  }

  void stopped(Stop reason, int nextToken, boolean probable) {
    stop = reason;
    next = nextToken;
    nextProbable = probable;
  }

  /** Appends a token behind the stop. */
  void foresee(int token) {
    if (foreseenSize == foreseen.length) {
      foreseen = Arrays.copyOf(foreseen, 2 * foreseenSize);
    }
    foreseen[foreseenSize++] = token;
  }

  void truncate(int newSize) {
    size = newSize;
  }

  int size() {
    return size;
  }

  int token(int index) {
    return tokens[index];
  }

  /** The token that would have followed. */
  int next() {
    return next;
  }

  /** Whether the model believes in {@link #next()}. */
  boolean nextProbable() {
    return nextProbable;
  }

  /** Frame of the audio that was attended to most when the token was written. */
  int frame(int index) {
    return frames[index];
  }

  float logprob(int index) {
    return logprobs[index];
  }

  int[] tokens() {
    return Arrays.copyOf(tokens, size);
  }

  /**
   * All tokens from {@code from} on, those behind the stop included: they are about audio so new
   * that it may still be heard differently.
   */
  int[] tokensBehind(int from) {
    int[] all = Arrays.copyOfRange(tokens, from, size + foreseenSize);
    System.arraycopy(foreseen, 0, all, size - from, foreseenSize);
    return all;
  }

  int foreseenSize() {
    return foreseenSize;
  }

  Stop stop() {
    return stop;
  }

  /** Mean log probability of the tokens, of all that were written; 0 for none. */
  double meanLogprob() {
    return size == 0 ? 0 : logprob / size;
  }

  /** Whether there is more in it than punctuation. */
  boolean hasWord(Vocabulary vocabulary) {
    return vocabulary.text(tokens(), 0, size()).codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
