package io.babelgrid.translation;

import io.babelgrid.pipeline.Abbreviations;
import io.babelgrid.pipeline.Abbreviations.Ending;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.List;

/** Splits a stream of words into sentences. One owner. */
final class SentenceAssembler {

  private static final long SAMPLES_PER_MILLI = 16;

  /** A word of Chinese has two, of Thai four. */
  private static final int CHARACTERS_A_WORD = 2;

  private final TranslationPolicy policy;
  private final Spacing spacing;
  private final Abbreviations abbreviations;
  private final long pauseSamples;
  private SourceSentence open = new SourceSentence();
  private Ending ending = Ending.NEVER;

  /**
   * @param language that is read
   */
  SentenceAssembler(TranslationPolicy policy, Language language) {
    this.policy = policy;
    spacing = Spacing.of(language);
    abbreviations = Abbreviations.of(language);
    pauseSamples = policy.cutPause().toMillis() * SAMPLES_PER_MILLI;
  }

  /** Takes the next word and returns the sentences that ended before or with it. */
  List<SourceSentence> add(TimedWord word) {
    var ended = new ArrayList<SourceSentence>(2);
    if (SentenceEnds.hasEnded(ending, word.text())) {
      ended.add(take(End.CLOSED));
    } else if (isLong() && word.startSample() - open.lastWord().endSample() >= pauseSamples) {
      ended.add(take(End.CUT));
    }
    ending = SentenceEnds.after(word.text(), open.isEmpty(), abbreviations);
    open.add(word);
    if (ending == Ending.ALWAYS) {
      ended.add(take(End.CLOSED));
    } else if (length() >= policy.hardMaxWords()
        || (isLong() && SentenceMarks.endsClause(word.text()))) {
      ended.add(take(End.CUT));
    }
    return ended;
  }

  /**
   * What follows is translated as the continuation of a sentence that has ended. One with stand-ins
   * is none: theirs would be taken for its own.
   */
  void continueFrom(SourceSentence ended) {
    boolean isContext = ended.words().size() <= policy.contextWords() && !ended.isGuarded();
    if (open.isEmpty() && isContext) {
      open = ended.next();
    }
  }

  /** What follows is the rest of a sentence that has ended. */
  void goOn(SourceSentence rest) {
    open = rest;
  }

  /** The sentence that waits for more words; may be empty. */
  SourceSentence open() {
    return open;
  }

  /** Ends the open sentence: the utterance is over. */
  SourceSentence close() {
    return take(End.CLOSED);
  }

  /** In words; where they run together, by what is as long. */
  private int length() {
    if (!spacing.isUnspaced()) {
      return open.words().size();
    }
    return open.words().stream().mapToInt(word -> word.text().length()).sum() / CHARACTERS_A_WORD;
  }

  private boolean isLong() {
    return length() >= policy.softMaxWords();
  }

  private SourceSentence take(End how) {
    SourceSentence sentence = open.ended(how);
    open = new SourceSentence();
    ending = Ending.NEVER;
    return sentence;
  }
}
