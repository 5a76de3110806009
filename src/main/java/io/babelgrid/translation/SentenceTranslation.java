package io.babelgrid.translation;

import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.translation.Hypothesis.Stop;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Translates one sentence, as far as it goes: the policy, without any state of its own. */
final class SentenceTranslation {

  private final MarianModel model;
  private final TranslationPolicy policy;
  private final GreedyDecoder decoder;
  private final RememberedSentence remembered;
  private final UnitGuard guard;
  private final ClosingMarks closing;
  private final Locale locale;
  private final Spacing spacing;

  SentenceTranslation(MarianModel model, PhraseMemory phrases, TranslationPolicy policy) {
    this.model = model;
    this.policy = policy;
    remembered = new RememberedSentence(phrases);
    decoder = new GreedyDecoder(model);
    guard = UnitGuard.of(model.source(), model.target());
    closing = new ClosingMarks(model.target());
    locale = model.source().locale();
    spacing = Spacing.of(model.target());
  }

  /**
   * Commits what no longer rests on the end of the source; returns the new words.
   *
   * @param lookahead words that probably follow: the translation takes them into account, and none
   *     of it that rests on them is committed
   */
  List<TargetWord> advance(
      SourceSentence sentence, List<String> lookahead, TermBook terms, long deadlineNs) {
    List<TimedWord> words = sentence.wordsInContext(lookahead);
    int said = words.size() - lookahead.size();
    int own = said - sentence.words().size();
    GuardedText text = guard.guard(words, own, said, false, terms);
    if (!text.termSaid() && waitsForPhrase(sentence, lookahead)) {
      return List.of();
    }
    SourcePieces source = pieces(text.words());
    int frontier =
        Math.min(source.length() - policy.frontierPieces(), source.piecesOf(text.certain()));
    if (frontier <= 0) {
      return List.of();
    }
    int[] prefix = sentence.committedPieces();
    if (prefix.length == 0 && source.length() < policy.openingPieces()) {
      return List.of();
    }
    Hypothesis hypothesis = decoder.decode(source.ids(), prefix, frontier, deadlineNs);
    int stable = stableLength(hypothesis, prefix.length);
    List<AlignedWord> fresh = words(hypothesis, prefix.length, stable, source, text);
    if (text.standIns().isEmpty()) {
      fresh = agreed(fresh, sentence, lookahead);
      stable = fresh.isEmpty() ? prefix.length : fresh.getLast().end();
    }
    sentence.commit(Arrays.copyOf(hypothesis.pieces(), stable));
    return restored(fresh, text, sentence);
  }

  /** Without the words that would keep a phrase from being said as it is known. */
  private List<AlignedWord> agreed(
      List<AlignedWord> fresh, SourceSentence sentence, List<String> lookahead) {
    List<String> given = sentence.given();
    List<String> translation =
        Stream.concat(given.stream(), fresh.stream().map(AlignedWord::text)).toList();
    int agreeing = remembered.agreeing(sentence.textWith(lookahead), translation);
    boolean lost = agreeing < given.size();
    return lost ? fresh : fresh.subList(0, Math.min(fresh.size(), agreeing - given.size()));
  }

  private boolean waitsForPhrase(SourceSentence sentence, List<String> lookahead) {
    return sentence.isSilent()
        && RememberedSentence.mayWait(sentence.textWith(List.of()))
        && remembered.mayBecome(sentence.textWith(lookahead));
  }

  /** Commits all the rest of a sentence that has ended. */
  List<TargetWord> finish(SourceSentence sentence, TermBook terms, long deadlineNs) {
    List<TimedWord> words = sentence.wordsInContext();
    int own = words.size() - sentence.words().size();
    GuardedText text = guard.guard(words, own, words.size(), true, terms);
    Optional<String> known =
        sentence.end() == End.CLOSED && !text.termSaid()
            ? remembered.translation(sentence.textWith(List.of()))
            : Optional.empty();
    return known.filter(phrase -> goesOn(sentence, phrase)).isPresent()
        ? recite(sentence, known.get())
        : translate(sentence, text, deadlineNs);
  }

  /** Whether a translation begins with what was given out already. */
  private static boolean goesOn(SourceSentence sentence, String translation) {
    List<String> words = List.of(translation.split(" "));
    List<String> given = sentence.given();
    return given.size() < words.size() && words.subList(0, given.size()).equals(given);
  }

  /** Says what is remembered, in the time of the words it stands for. */
  private List<TargetWord> recite(SourceSentence sentence, String translation) {
    List<TimedWord> spoken = sentence.words();
    String[] texts = translation.split(" ");
    int given = sentence.given().size();
    String rest = String.join(" ", Arrays.copyOfRange(texts, given, texts.length));
    sentence.commit(concat(sentence.committedPieces(), model.targetTokenizer().encode(rest)));
    var words = new ArrayList<TargetWord>(texts.length);
    for (int i = given; i < texts.length; i++) {
      int word = ((i + 1) * spoken.size() - 1) / texts.length;
      words.add(new TargetWord(texts[i], spoken.get(word).endSample()));
    }
    return words;
  }

  private static int[] concat(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private List<TargetWord> translate(SourceSentence sentence, GuardedText text, long deadlineNs) {
    SourcePieces source = pieces(text.words());
    int[] prefix = sentence.committedPieces();
    Hypothesis hypothesis =
        decoder.decode(source.ids(), prefix, GreedyDecoder.NO_FRONTIER, deadlineNs);
    sentence.commit(hypothesis.pieces());
    List<String> given = List.copyOf(sentence.given());
    List<AlignedWord> aligned =
        words(hypothesis, prefix.length, hypothesis.pieces().length, source, text);
    List<TargetWord> words =
        UnitRepair.complete(restored(aligned, text, sentence), aligned, text, sentence.kept());
    return closing.closed(words, given, sentence);
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
    while (length > prefixLength && !beginsWord(pieces, length - 1)) {
      length--;
    }
    return Math.max(length - 1, prefixLength);
  }

  private boolean beginsWord(int[] pieces, int at) {
    return model.targetWords().at(at == 0 ? WordStarts.NONE : pieces[at - 1], pieces[at]);
  }

  private static boolean isMark(String word) {
    return word.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** What the model wrote, with what stands in it for units written out. */
  private List<TargetWord> restored(
      List<AlignedWord> words, GuardedText text, SourceSentence sentence) {
    if (!text.standIns().isEmpty()) {
      sentence.guarded();
    }
    var restored = new ArrayList<TargetWord>(words.size());
    for (AlignedWord word : words) {
      if (sentence.isRest() && sentence.given().isEmpty() && isMark(word.text())) {
        // It would join what was closed.
        continue;
      }
      boolean first = sentence.given().isEmpty() && spacing == Spacing.NONE;
      String own = first ? word.text().stripLeading() : word.text();
      String written = text.restored(sentence.counted(own));
      sentence.counts(null);
      for (int i = 0; i < text.standIns().size(); i++) {
        StandIn standIn = text.standIns().get(i).standIn();
        if (standIn.isIn(word.text())) {
          sentence.kept().set(i);
          sentence.counts(standIn);
        }
      }
      sentence.given().add(word.text());
      long endSample = text.words().get(word.source()).endSample();
      restored.add(new TargetWord(written, endSample));
    }
    return restored;
  }

  /**
   * A word as the model wrote it.
   *
   * @param source the word it read that this one rests on most
   * @param end number of pieces of the translation up to its end
   */
  record AlignedWord(String text, int source, int end) {}

  private List<AlignedWord> words(
      Hypothesis hypothesis, int from, int to, SourcePieces source, GuardedText read) {
    int[] pieces = hypothesis.pieces();
    var words = new ArrayList<AlignedWord>();
    for (int begin = from; begin < to; ) {
      int end = begin + 1;
      while (end < to && !beginsWord(pieces, end)) {
        end++;
      }
      String text = text(Arrays.copyOfRange(pieces, begin, end));
      int word = source.wordOf()[latest(hypothesis.aligned(), begin, end)];
      if (!text.isBlank()) {
        words.add(new AlignedWord(text, Math.min(word, read.words().size() - 1), end));
      }
      begin = end;
    }
    return words;
  }

  /** With the space before it where spaces do not set words apart. */
  private String text(int[] pieces) {
    String word = model.targetTokenizer().decode(pieces).strip();
    boolean spaced = spacing.isUnspaced() && model.targetTokenizer().startsWord(pieces[0]);
    return spaced ? " " + word : word;
  }

  private static int latest(int[] aligned, int begin, int end) {
    return Arrays.stream(aligned, begin, end).max().orElseThrow();
  }
}
