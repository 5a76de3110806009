package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Gathers the words of a translation into phrases: at punctuation and before conjunctions, or where
 * no word is torn from the next one when the oldest has waited long enough. Owned by the thread
 * that translates for one (speaker, language).
 */
public final class PhraseAssembler {

  /** Waits after which a phrase goes even where that tears words apart. */
  private static final int LAST_RESORT = 3;

  private final Language language;
  private final PhrasePolicy policy;
  private final PhraseBoundaries boundaries;
  private final List<Pending> pending = new ArrayList<>();
  private long utterance;
  private long nextIndex;
  private boolean firstOfUtterance = true;

  private record Pending(TargetWord word, long arrivedNs, boolean closesSentence) {
    String text() {
      return word.text();
    }
  }

  /** With the default policy but for how long an unfinished phrase waits. */
  public PhraseAssembler(Language language, Duration maxWait) {
    this(language, PhrasePolicy.waiting(maxWait));
  }

  public PhraseAssembler(Language language, PhrasePolicy policy) {
    this.language = language;
    this.policy = policy;
    this.boundaries = PhraseBoundaries.of(language);
  }

  /** Takes newly translated words and returns the phrases that can be spoken now, oldest first. */
  public List<Phrase> accept(Translation translation, long nowNs) {
    var phrases = new ArrayDeque<Phrase>();
    if (translation.utterance() != utterance) {
      flush(phrases);
      utterance = translation.utterance();
      firstOfUtterance = true;
    }
    List<TargetWord> words = translation.words();
    for (int i = 0; i < words.size(); i++) {
      boolean closes = translation.sentenceEnd() && i == words.size() - 1;
      pending.add(new Pending(words.get(i), nowNs, closes));
    }
    if (translation.sentenceEnd() && words.isEmpty() && !pending.isEmpty()) {
      Pending last = pending.removeLast();
      pending.add(new Pending(last.word, last.arrivedNs, true));
    }
    releaseAtBoundaries(phrases);
    if (translation.last()) {
      flush(phrases);
      firstOfUtterance = true;
    }
    return List.copyOf(phrases);
  }

  /** Returns the phrases whose oldest word has waited long enough. */
  public List<Phrase> poll(long nowNs) {
    var phrases = new ArrayDeque<Phrase>();
    while (!pending.isEmpty()) {
      int cut = cutOfWaiting(nowNs - pending.getFirst().arrivedNs);
      if (cut == 0) {
        break;
      }
      release(cut, phrases);
    }
    return List.copyOf(phrases);
  }

  /** When {@link #poll} may release something next; empty while nothing waits. */
  public OptionalLong nextPollNs(long nowNs) {
    if (pending.isEmpty()) {
      return OptionalLong.empty();
    }
    long waitNs = policy.maxWait().toNanos();
    long arrivedNs = pending.getFirst().arrivedNs;
    long waits = Math.clamp((nowNs - arrivedNs) / waitNs, 0, LAST_RESORT - 1L);
    return OptionalLong.of(arrivedNs + (waits + 1) * waitNs);
  }

  private int cutOfWaiting(long waitedNs) {
    long waitNs = policy.maxWait().toNanos();
    if (waitedNs >= LAST_RESORT * waitNs) {
      return lastGoodCut(pending.size(), 1, pending.size());
    }
    int least = waitedNs >= 2 * waitNs ? 1 : 2;
    return waitedNs >= waitNs ? lastGoodCut(pending.size(), least, 0) : 0;
  }

  private void releaseAtBoundaries(ArrayDeque<Phrase> phrases) {
    for (int cut = boundary(); cut > 0; cut = boundary()) {
      release(cut, phrases);
    }
  }

  /** Words up to the first boundary, or 0 when there is none yet. */
  private int boundary() {
    int fewest = firstOfUtterance ? policy.firstMinWords() : policy.minWords();
    int known = Math.min(pending.size(), policy.maxWords());
    for (int words = 1; words <= known; words++) {
      Pending last = pending.get(words - 1);
      if (last.closesSentence || PhraseBoundaries.endsSentence(last.text())) {
        return words;
      }
      if (words >= fewest && endsClause(words)) {
        return words;
      }
    }
    return pending.size() >= policy.maxWords()
        ? lastGoodCut(policy.maxWords(), policy.minWords(), policy.maxWords())
        : 0;
  }

  private boolean endsClause(int words) {
    String last = pending.get(words - 1).text();
    if (PhraseBoundaries.endsClause(last)) {
      return true;
    }
    return words < pending.size()
        && words >= policy.minWords()
        && boundaries.begins(pending.get(words).text())
        && boundaries.mayEnd(last);
  }

  /** The longest cut of {@code least} to {@code most} words that tears nothing apart. */
  private int lastGoodCut(int most, int least, int otherwise) {
    for (int words = most; words >= least; words--) {
      if (boundaries.mayEnd(pending.get(words - 1).text())) {
        return words;
      }
    }
    return otherwise;
  }

  private void flush(ArrayDeque<Phrase> phrases) {
    while (!pending.isEmpty()) {
      int all = pending.size();
      int most = policy.maxWords();
      release(all <= most ? all : lastGoodCut(most, policy.minWords(), most), phrases);
    }
  }

  private void release(int words, ArrayDeque<Phrase> phrases) {
    List<Pending> head = pending.subList(0, words);
    Pending last = head.getLast();
    boolean endsSentence = last.closesSentence || PhraseBoundaries.endsSentence(last.text());
    phrases.add(
        new Phrase(
            utterance,
            nextIndex++,
            language,
            head.stream().map(Pending::word).toList(),
            endsSentence));
    head.clear();
    firstOfUtterance = false;
  }
}
