package io.babelgrid.recognition;

import io.babelgrid.pipeline.Language;
import org.jspecify.annotations.Nullable;

/**
 * What language a speaker is recognised in: the declared one, or the one they are heard to speak.
 * Until it is settled it is guessed again with every decoding; it settles on speech only, so music
 * and noise before it decide nothing. One owner.
 */
final class HeardLanguage {

  private @Nullable Language settled;
  private Language current = Language.ENGLISH;
  private boolean enough;

  /**
   * @param declared null to detect it
   */
  HeardLanguage(@Nullable Language declared) {
    settled = declared;
    if (declared != null) {
      current = declared;
    }
  }

  /**
   * Looks for the language in the encoded audio, where it is not settled.
   *
   * @param enough whether there is audio enough to settle on it
   * @param last whether no more of the utterance follows, so that any guess is better than none
   * @return whether the audio can be recognised
   */
  boolean look(WhisperDecoder decoder, boolean enough, boolean last, long deadlineNs) {
    this.enough = enough;
    if (settled != null) {
      return true;
    }
    if (!enough && !last) {
      return false;
    }
    current = LanguageGuess.best(decoder.languages(deadlineNs)).language();
    return true;
  }

  /** What was recognised in it is speech. */
  void believed() {
    if (settled == null && enough) {
      settled = current;
    }
  }

  /** Once it is settled. */
  @Nullable Language settled() {
    return settled;
  }

  /** The settled one, or the latest guess. */
  Language current() {
    return current;
  }
}
