package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.sentencepiece.Tokenizer;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that goes on after what was taken for its end: "We need to fix the roof." and, after a
 * breath, "Before winter arrives." What was said of it stays; the rest is translated as its rest.
 * One owner.
 */
final class GoingOn {

  /** Whoever goes on later says something new: the longest pause within an utterance. */
  private static final long LONGEST_PAUSE_SAMPLES = 1_500 * 16L;

  private final ContinuingWords words;
  private final Tokenizer target;
  private final int contextWords;
  private @Nullable SourceSentence ended;

  GoingOn(Language source, Tokenizer target, TranslationPolicy policy) {
    words = ContinuingWords.of(source);
    this.target = target;
    contextWords = policy.contextWords();
  }

  /** A sentence has ended, all of its translation is said. */
  void after(SourceSentence sentence) {
    boolean context = sentence.words().size() <= contextWords && !sentence.isGuarded();
    String last = sentence.lastWord().text();
    String mark = SentenceMarks.endMarks(last);
    boolean mayGoOn = mark.isEmpty() || (mark.equals(".") && last.length() > 1);
    ended = context && mayGoOn ? sentence : null;
  }

  /** What comes next belongs to nothing before. */
  void forget() {
    ended = null;
  }

  /** The sentence that goes on with a word; null when another begins with it. */
  @Nullable SourceSentence with(TimedWord word) {
    SourceSentence before = ended;
    ended = null;
    if (before == null
        || word.startSample() - before.lastWord().endSample() > LONGEST_PAUSE_SAMPLES
        || !words.has(word.text())) {
      return null;
    }
    return before.goingOn(target);
  }

  TimedWord inside(TimedWord word) {
    return new TimedWord(words.inside(word.text()), word.startSample(), word.endSample());
  }
}
