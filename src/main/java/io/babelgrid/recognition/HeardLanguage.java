package io.babelgrid.recognition;

import static io.babelgrid.audio.AudioSpan.SAMPLE_RATE_HZ;

import io.babelgrid.pipeline.Language;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What language a speaker is recognised in: the declared one, or the one they are heard to speak.
 *
 * <p>Undeclared, it is guessed with every decoding until it settles, on speech only, so music and
 * noise decide nothing. From then on the model's opinion, which each decoding has anyway, is looked
 * at: who clearly speaks another language is recognised in that. Text before the audio makes the
 * model expect its language, so where a sentence begins, and in doubt, it is asked without. One
 * owner.
 */
final class HeardLanguage {

  /** The least audio, silence before it included, that can say anything. */
  private static final int SHORT = 12 * SAMPLE_RATE_HZ / 10;

  private static final int LONG = 2 * SAMPLE_RATE_HZ;

  /** Enough to believe in another language than the settled one, at the first words... */
  private static final float CLEAR = 0.7f;

  /** ...and of little audio, or where words were believed to be of the settled one already. */
  private static final float CERTAIN = 0.9f;

  /** A guess that may settle, and the least that may end what is settled, whatever is likely. */
  private static final float PROBABLE = 0.5f;

  /** Text of the right language has more; of a wrong one it was seen from -0.3 down to -2. */
  private static final double IMPROBABLE = -0.7;

  /** Decodings in succession that make another language certain amid a sentence: a second. */
  private static final int AMID = 2;

  private final @Nullable Language declared;
  private final Supplier<Set<Language>> likely;
  private final MisdeclaredLanguage misdeclared;
  private @Nullable Language settled;
  private Language current = Language.ENGLISH;
  private boolean enough;
  private int others;

  /** What is to be done after a decoding. */
  enum Ruling {
    KEEP,
    /** More audio will tell: nothing of this decoding is to be believed. */
    WAIT,
    /** The language is another one now. */
    CHANGED
  }

  /**
   * What was decoded.
   *
   * @param samples audio, with what was committed of it
   * @param opening whether nothing of it was committed
   * @param context whether the model was given text before it
   * @param last whether no more of the utterance follows
   */
  record Stretch(int samples, boolean opening, boolean context, boolean last) {}

  /**
   * @param declared null to detect it
   * @param likely languages that are likelier than others; none when nothing is known
   */
  HeardLanguage(@Nullable Language declared, Supplier<Set<Language>> likely) {
    this.declared = declared;
    this.likely = likely;
    this.misdeclared = new MisdeclaredLanguage(declared);
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
    if (settled != null) {
      return true;
    }
    if (!enough && !last) {
      return false;
    }
    decoder.look(deadlineNs);
    LanguageGuess guess = LanguageGuess.best(decoder.languages(), likely.get());
    current = guess.language();
    this.enough = enough && guess.probability() >= PROBABLE;
    return true;
  }

  /**
   * Looks again, at what a decoding in the present language knows.
   *
   * @param hypothesis its text
   */
  Ruling lookAgain(
      WhisperDecoder decoder, Hypothesis hypothesis, Stretch stretch, long deadlineNs) {
    Language present = settled;
    if (present == null || stretch.samples < SHORT && stretch.last) {
      return Ruling.KEEP;
    }
    Map<Language, Float> heard = decoder.languages();
    boolean doubtful =
        heard.getOrDefault(present, 0f) < (isDeclared() ? CLEAR : CERTAIN)
            || hypothesis.meanLogprob() < IMPROBABLE;
    if (stretch.context && (doubtful || stretch.opening && !isDeclared())) {
      decoder.look(deadlineNs);
      heard = decoder.languages();
    }
    if (isDeclared()) {
      misdeclared.heard(heard, stretch.samples);
      return Ruling.KEEP;
    }
    LanguageGuess guess = LanguageGuess.best(heard, likely.get());
    boolean other =
        !guess.language().equals(present) && heard.getOrDefault(guess.language(), 0f) >= PROBABLE;
    return ruling(guess, other, stretch);
  }

  private Ruling ruling(LanguageGuess guess, boolean other, Stretch stretch) {
    boolean early = stretch.opening && stretch.samples < LONG && !stretch.last;
    float needed = stretch.opening && stretch.samples >= LONG ? CLEAR : CERTAIN;
    boolean clear = other && stretch.samples >= SHORT && guess.probability() >= needed;
    others = clear ? others + 1 : 0;
    if (clear && (stretch.opening || others >= AMID)) {
      others = 0;
      current = guess.language();
      settled = current;
      return Ruling.CHANGED;
    }
    return other && early ? Ruling.WAIT : Ruling.KEEP;
  }

  /** What was recognised in it is speech. */
  void believed() {
    if (settled == null && enough) {
      settled = current;
    }
  }

  boolean isDeclared() {
    return declared != null;
  }

  /** Once it is settled. */
  @Nullable Language settled() {
    return settled;
  }

  /** The settled one, or the latest guess. */
  Language current() {
    return current;
  }

  /** What is clearly spoken in place of the declared language, if anything. */
  @Nullable Language misdeclared() {
    return misdeclared.spoken();
  }
}
