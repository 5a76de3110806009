package io.babelgrid.translation;

import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.Hypothesis.Stop;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Translates one sentence, as far as it goes: the policy, without any state of its own. */
final class SentenceTranslation {

  private final MarianModel model;
  private final TranslationPolicy policy;
  private final GreedyDecoder decoder;
  private final Locale locale;

  SentenceTranslation(MarianModel model, TranslationPolicy policy) {
    this.model = model;
    this.policy = policy;
    decoder = new GreedyDecoder(model);
    locale = Locale.of(model.source().code());
  }

  /**
   * Commits what no longer rests on the end of the source; returns the new words.
   *
   * @param lookahead words that probably follow: the translation takes them into account, and none
   *     of it that rests on them is committed
   */
  List<TargetWord> advance(SourceSentence sentence, List<String> lookahead, long deadlineNs) {
    List<TimedWord> words = sentence.wordsInContext(lookahead);
    SourcePieces source = pieces(words);
    int frontier =
        Math.min(
            source.length() - policy.frontierPieces(),
            source.piecesOf(words.size() - lookahead.size()));
    if (frontier <= 0) {
      return List.of();
    }
    int[] prefix = sentence.committedPieces();
    if (prefix.length == 0 && source.length() < policy.openingPieces()) {
      return List.of();
    }
    Hypothesis hypothesis = decoder.decode(source.ids(), prefix, frontier, deadlineNs);
    int stable = stableLength(hypothesis, prefix.length);
    sentence.commit(Arrays.copyOf(hypothesis.pieces(), stable));
    return words(hypothesis, prefix.length, stable, source, sentence);
  }

  /** Commits all the rest of a sentence that has ended. */
  List<TargetWord> finish(SourceSentence sentence, long deadlineNs) {
    SourcePieces source = pieces(sentence.wordsInContext());
    int[] prefix = sentence.committedPieces();
    Hypothesis hypothesis =
        decoder.decode(source.ids(), prefix, GreedyDecoder.NO_FRONTIER, deadlineNs);
    sentence.commit(hypothesis.pieces());
    var words = words(hypothesis, prefix.length, hypothesis.pieces().length, source, sentence);
    boolean marked =
        sentence.end() == End.CLOSED && SentenceEnds.hasEndMark(sentence.lastWord().text());
    return marked ? words : withoutEndMark(words);
  }

  private SourcePieces pieces(List<TimedWord> words) {
    return SourcePieces.of(words, model.sourceTokenizer(), model.config().endOfSentence(), locale);
  }

  /**
   * Whole words only. A word is whole when another begins behind it; the last word of a translation
   * that the model closed is not taken, as the source is still open: it would often carry a full
   * stop that nobody spoke.
   */
  private int stableLength(Hypothesis hypothesis, int prefixLength) {
    int[] pieces = hypothesis.pieces();
    if (hypothesis.stop() == Stop.FRONTIER_AT_WORD) {
      return pieces.length;
    }
    int length = pieces.length;
    while (length > prefixLength && !model.targetTokenizer().startsWord(pieces[length - 1])) {
      length--;
    }
    return Math.max(length - 1, prefixLength);
  }

  private List<TargetWord> words(
      Hypothesis hypothesis, int from, int to, SourcePieces source, SourceSentence sentence) {
    int[] pieces = hypothesis.pieces();
    List<TimedWord> spoken = sentence.wordsInContext();
    var words = new ArrayList<TargetWord>();
    for (int begin = from; begin < to; ) {
      int end = begin + 1;
      while (end < to && !model.targetTokenizer().startsWord(pieces[end])) {
        end++;
      }
      String text = model.targetTokenizer().decode(Arrays.copyOfRange(pieces, begin, end)).strip();
      int word = source.wordOf()[latest(hypothesis.aligned(), begin, end)];
      if (!text.isEmpty()) {
        words.add(new TargetWord(text, spoken.get(word).endSample()));
      }
      begin = end;
    }
    return words;
  }

  private static int latest(int[] aligned, int begin, int end) {
    return Arrays.stream(aligned, begin, end).max().orElseThrow();
  }

  /** The model closes every sentence; a mark that the source does not have is its invention. */
  private static List<TargetWord> withoutEndMark(List<TargetWord> words) {
    if (words.isEmpty()) {
      return words;
    }
    TargetWord last = words.getLast();
    String bare = SentenceEnds.withoutEndMarks(last.text());
    var kept = new ArrayList<>(words.subList(0, words.size() - 1));
    if (!bare.isEmpty()) {
      kept.add(new TargetWord(bare, last.sourceEndSample()));
    }
    return kept;
  }
}
