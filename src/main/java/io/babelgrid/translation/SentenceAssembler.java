package io.babelgrid.translation;

import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.List;

/** Splits a stream of words into sentences. One owner. */
final class SentenceAssembler {

  private static final long SAMPLES_PER_MILLI = 16;

  private final TranslationPolicy policy;
  private final long pauseSamples;
  private SourceSentence open = new SourceSentence();
  private SentenceEnds.Kind lastKind = SentenceEnds.Kind.NO;

  SentenceAssembler(TranslationPolicy policy) {
    this.policy = policy;
    pauseSamples = policy.cutPause().toMillis() * SAMPLES_PER_MILLI;
  }

  /** Takes the next word and returns the sentences that ended before or with it. */
  List<SourceSentence> add(TimedWord word) {
    var ended = new ArrayList<SourceSentence>(2);
    if (lastKind == SentenceEnds.Kind.MAYBE && SentenceEnds.beginsSentence(word.text())) {
      ended.add(take(End.CLOSED));
    } else if (isLong() && word.startSample() - open.lastWord().endSample() >= pauseSamples) {
      ended.add(take(End.CUT));
    }
    lastKind = SentenceEnds.after(word.text(), open.isEmpty());
    open.add(word);
    if (lastKind == SentenceEnds.Kind.YES) {
      ended.add(take(End.CLOSED));
    } else if (open.words().size() >= policy.hardMaxWords()
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

  private boolean isLong() {
    return open.words().size() >= policy.softMaxWords();
  }

  private SourceSentence take(End how) {
    SourceSentence sentence = open.ended(how);
    open = new SourceSentence();
    lastKind = SentenceEnds.Kind.NO;
    return sentence;
  }
}
