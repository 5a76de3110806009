package io.babelgrid.recognition;

import java.util.Arrays;

/**
 * The tokens that were committed for the audio in the buffer, and the last ones before it. The
 * first are forced on the decoder as the beginning of its text, the others as context.
 */
final class CommittedText {

  private int[] tokens = new int[64];
  private long[] samples = new long[64];
  private int size;
  private int[] history = new int[0];
  private int[] roomWords = new int[0];

  /**
   * Appends a token.
   *
   * @param sample where in the track the decoder looked when it wrote the token
   */
  void add(int token, long sample) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      samples = Arrays.copyOf(samples, 2 * size);
    }
    tokens[size] = token;
    samples[size++] = sample;
  }

  int size() {
    return size;
  }

  int token(int index) {
    return tokens[index];
  }

  long sample(int index) {
    return samples[index];
  }

  /** Index of the last token that is not a mark; negative when there is none. */
  int lastWord(Vocabulary vocabulary) {
    int word = size - 1;
    while (word > 0 && vocabulary.isPunctuation(tokens[word])) {
      word--;
    }
    return word;
  }

  /** Makes context of the first tokens, keeping {@code contextTokens} of it. */
  void retire(int count, int contextTokens) {
    int[] all = Arrays.copyOf(history, history.length + count);
    System.arraycopy(tokens, 0, all, history.length, count);
    history = Arrays.copyOfRange(all, Math.max(0, all.length - contextTokens), all.length);
    System.arraycopy(tokens, count, tokens, 0, size - count);
    System.arraycopy(samples, count, samples, 0, size - count);
    size -= count;
  }

  /** Its audio lies so many samples later in the buffer. */
  void move(long by) {
    for (int i = 0; i < size; i++) {
      samples[i] += by;
    }
  }

  /** Words that the decoder is to know, as though they stood before the context. */
  void roomWords(int[] words) {
    roomWords = words;
  }

  boolean hasContext() {
    return history.length > 0;
  }

  /** Goes on without context; returns it. */
  int[] giveContext() {
    int[] context = history;
    history = new int[0];
    return context;
  }

  /** Takes back what {@link #giveContext()} returned. */
  void takeContext(int[] context) {
    history = context;
  }

  void clear() {
    size = 0;
    history = new int[0];
  }

  /** The decoder's prompt: the room's words, context, the task, the committed tokens. */
  int[] prompt(WhisperSettings settings, int languageToken, int taskToken) {
    int before = startOfTranscript();
    int[] prompt = new int[before + 4 + size];
    if (before > 0) {
      prompt[0] = settings.startOfPrevious();
      System.arraycopy(roomWords, 0, prompt, 1, roomWords.length);
      System.arraycopy(history, 0, prompt, 1 + roomWords.length, history.length);
    }
    prompt[before] = settings.startOfTranscript();
    prompt[before + 1] = languageToken;
    prompt[before + 2] = taskToken;
    prompt[before + 3] = settings.noTimestamps();
    System.arraycopy(tokens, 0, prompt, before + 4, size);
    return prompt;
  }

  /** Index of the start of transcript token in the prompt. */
  int startOfTranscript() {
    int before = roomWords.length + history.length;
    return before == 0 ? 0 : before + 1;
  }
}
