package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the words of a translation until the voice asks for something to say, then gives as much
 * as sounds well: up to the end of a sentence, a clause, or where no word is torn from the next one
 * when the oldest has waited long enough. A voice that is busy asks later, and gets longer phrases.
 * Owned by the thread that speaks for one (speaker, language).
 */
public final class PhraseAssembler {

  /** Words behind a phrase that tell how its last one is said. */
  private static final int FOLLOWING = 2;

  private final Language language;
  private final PhrasePolicy policy;
  private final PhraseBoundaries boundaries;
  private final List<Pending> pending = new ArrayList<>();
  private long utterance;
  private long nextIndex;
  private boolean firstOfUtterance = true;

  /** What follows a word. */
  private enum Break {
    NONE,
    SENTENCE,
    UTTERANCE;

    Break or(Break other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /**
   * @param closesSentence whether a sentence pause follows
   * @param after nothing behind a break shares a phrase with the word
   */
  private record Pending(
      TargetWord word, long utterance, long arrivedNs, boolean closesSentence, Break after) {

    String text() {
      return word.text();
    }

    Pending closed(boolean sentence, Break more) {
      return new Pending(word, utterance, arrivedNs, closesSentence || sentence, after.or(more));
    }
  }

  public PhraseAssembler(Language language, PhrasePolicy policy) {
    this.language = language;
    this.policy = policy;
    this.boundaries = PhraseBoundaries.of(language);
  }

  /** Takes newly translated words. */
  public void accept(Translation translation, long nowNs) {
    if (translation.utterance() != utterance) {
      closeLast(false, Break.UTTERANCE);
      utterance = translation.utterance();
    }
    List<TargetWord> words = translation.words();
    for (int i = 0; i < words.size(); i++) {
      TargetWord word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
      boolean ends = boundaries.endsSentence(word.text(), next);
      pending.add(new Pending(word, utterance, nowNs, ends, ends ? Break.SENTENCE : Break.NONE));
    }
    if (translation.sentenceEnd()) {
      closeLast(true, Break.SENTENCE);
    }
    if (translation.last()) {
      closeLast(false, Break.UTTERANCE);
    }
  }

  /** What can be said now. */
  public Optional<Phrase> next(long nowNs) {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    int cut = cut(nowNs - pending.getFirst().arrivedNs);
    return cut == 0 ? Optional.empty() : Optional.of(release(cut));
  }

  private void closeLast(boolean sentence, Break after) {
    if (!pending.isEmpty()) {
      pending.add(pending.removeLast().closed(sentence, after));
    }
  }

  /** What is as long as it will get: it can be said before anybody waits for it. */
  public Optional<Phrase> nextWhole() {
    int cut = pending.isEmpty() ? 0 : wholeCut(runLength());
    return cut == 0 ? Optional.empty() : Optional.of(release(cut));
  }

  /** Words of the next phrase, or 0 when it has to wait. */
  private int cut(long waitedNs) {
    int run = runLength();
    int whole = wholeCut(run);
    if (whole > 0) {
      return whole;
    }
    if (waitedNs >= policy.lastResort().toNanos()) {
      return lastGoodCut(run, 1, run);
    }
    long waitNs = policy.maxWait().toNanos();
    int least = waitedNs >= 2 * waitNs ? 1 : 2;
    return waitedNs >= waitNs ? lastGoodCut(run, least, 0) : 0;
  }

  /** Words up to where the voice pauses, or the most of a phrase; 0 while neither is known. */
  private int wholeCut(int run) {
    int known = Math.min(run, policy.maxWords());
    boolean whole = pending.get(run - 1).after != Break.NONE;
    if (whole && run <= policy.maxWords()) {
      return run;
    }
    int clause = lastClauseEnd(known);
    if (clause > 0) {
      return clause;
    }
    return run >= policy.maxWords() ? lastGoodCut(known, policy.minWords(), known) : 0;
  }

  /** Words up to the first break, or all. */
  private int runLength() {
    int words = 1;
    while (words < pending.size() && pending.get(words - 1).after == Break.NONE) {
      words++;
    }
    return words;
  }

  private int lastClauseEnd(int known) {
    int fewest = firstOfUtterance ? policy.firstMinWords() : policy.minWords();
    for (int words = known; words >= fewest; words--) {
      if (endsClause(words)) {
        return words;
      }
    }
    return 0;
  }

  private boolean endsClause(int words) {
    String last = pending.get(words - 1).text();
    if (boundaries.endsClause(last)) {
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
      boolean numbered =
          words < pending.size() && PhraseBoundaries.numbers(pending.get(words).text());
      if (boundaries.mayEnd(pending.get(words - 1).text()) && !numbered) {
        return words;
      }
    }
    return otherwise;
  }

  /** Of the words that are known behind the first {@code words}, those of the same breath. */
  private String following(int words) {
    int end = words;
    while (end < Math.min(pending.size(), words + FOLLOWING)
        && pending.get(end - 1).after == Break.NONE) {
      end++;
    }
    return Phrase.joined(pending.subList(words, end).stream().map(Pending::word).toList());
  }

  private Phrase release(int words) {
    String following = following(words);
    List<Pending> head = pending.subList(0, words);
    Pending last = head.getLast();
    var phrase =
        new Phrase(
            last.utterance,
            nextIndex++,
            language,
            head.stream().map(Pending::word).toList(),
            last.closesSentence,
            last.after == Break.NONE,
            following);
    head.clear();
    firstOfUtterance = last.after == Break.UTTERANCE;
    return phrase;
  }
}
