package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.pipeline.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that somebody speaks another language than they declared, which Whisper would
 * translate, badly, without a word of it. One owner.
 */
final class MisdeclaredLanguage {

  /** Of less audio Whisper has wild guesses. */
  private static final int LEAST = 15 * SAMPLE_RATE_HZ / 10;

  private static final float CERTAIN = 0.85f;

  /** The declared language is still thought possible. */
  private static final float POSSIBLE = 0.3f;

  /** Decodings that agree on it, without one that does not: some three seconds of speech. */
  private static final int AGREED = 5;

  private final @Nullable Language declared;
  private @Nullable Language suspected;
  private int agreed;

  /**
   * @param declared null when nothing was
   */
  MisdeclaredLanguage(@Nullable Language declared) {
    this.declared = declared;
  }

  /** What a decoding thought of the language of its audio. */
  void heard(Map<Language, Float> probabilities, int samples) {
    if (declared == null || samples < LEAST || agreed >= AGREED) {
      return;
    }
    LanguageGuess guess = LanguageGuess.best(probabilities);
    if (guess.probability() >= CERTAIN && !KinLanguages.areKin(declared, guess.language())) {
      agreed = guess.language().equals(suspected) ? agreed + 1 : 1;
      suspected = guess.language();
    } else if (probabilities.getOrDefault(declared, 0f) >= POSSIBLE) {
      agreed = 0;
    }
  }

  /** What is clearly spoken in place of the declared language; null while there is no doubt. */
  @Nullable Language spoken() {
    return agreed >= AGREED ? suspected : null;
  }
}
