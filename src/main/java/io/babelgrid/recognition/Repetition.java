package io.babelgrid.recognition;

/**
 * Finds text that goes round in circles, Whisper's way of filling time it has no words for. People
 * do say a word three times; they don't say a phrase four times in a row.
 */
final class Repetition {

  /** At the usual pace, as all that follows. */
  private static final int LONGEST_PHRASE = 12;

  /** A phrase of few tokens must come back more often before it counts as a circle. */
  private static final int REPEATED_TOKENS = 6;

  private static final int REPEATED_PHRASES = 3;

  /**
   * A phrase that is really said again moves on in the audio, by 120 ms a token at least. Where a
   * letter is several tokens, a double letter is no phrase: what is shorter than a syllable may
   * stand still.
   */
  private static final int FRAMES_A_TOKEN = 6;

  private static final int FRAMES_OF_SINGLE_TOKEN = 2;

  private Repetition() {}

  /** How many tokens to keep: all, or all up to the first turn of the circle it ends with. */
  static int keep(Hypothesis text, TokenPace pace) {
    int size = text.size();
    int longest = pace.scaled(LONGEST_PHRASE);
    for (int phrase = 1; phrase <= longest && 2 * phrase <= size; phrase++) {
      int repeated = repeatedAtEnd(text, phrase);
      boolean often =
          repeated >= REPEATED_PHRASES * phrase && repeated >= pace.scaled(REPEATED_TOKENS);
      if (repeated > 0 && (often || standsStill(text, phrase, pace))) {
        return size - repeated;
      }
    }
    return size;
  }

  private static boolean standsStill(Hypothesis text, int phrase, TokenPace pace) {
    if (phrase < pace.scaled(1)) {
      return false;
    }
    int start = text.size() - phrase;
    int advance = text.frame(start) - text.frame(start - phrase);
    return advance < pace.frames(phrase, phrase == 1 ? FRAMES_OF_SINGLE_TOKEN : FRAMES_A_TOKEN);
  }

  /** Tokens at the end, a multiple of {@code phrase}, that each equal the one a phrase before. */
  private static int repeatedAtEnd(Hypothesis text, int phrase) {
    int equal = 0;
    for (int i = text.size() - 1; i >= phrase; i--) {
      if (text.token(i) != text.token(i - phrase)) {
        break;
      }
      equal++;
    }
    return equal / phrase * phrase;
  }
}
