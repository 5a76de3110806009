package io.babelgrid.translation;

import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.OpeningMarks;
import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.translation.SourceSentence.End;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that a translation ends as its source does. Immutable. */
final class ClosingMarks {

  private final Language target;

  ClosingMarks(Language target) {
    this.target = target;
  }

  /**
   * @param words the rest of the translation, as the model closed it
   * @param given what was given out of it before
   */
  List<TargetWord> closed(List<TargetWord> words, List<String> given, SourceSentence source) {
    if (words.isEmpty()) {
      return words;
    }
    if (source.end() != End.CLOSED) {
      return withoutEndMark(words);
    }
    String last = source.lastWord().text();
    boolean whole = given.isEmpty() && !source.isRest();
    if (!SentenceMarks.endsSentence(last)) {
      // What is opened already is closed as the model does.
      return OpeningMarks.isOpen(given) ? words : opened(withoutEndMark(words), whole);
    }
    return opened(SentenceMarks.asks(last) ? asking(words) : words, whole);
  }

  /** A question stays one, whatever mark the model closes it with. */
  private static List<TargetWord> asking(List<TargetWord> words) {
    TargetWord last = words.getLast();
    if (SentenceMarks.asks(last.text())) {
      return words;
    }
    var asked = new ArrayList<>(words);
    asked.set(words.size() - 1, with(last, SentenceMarks.asked(last.text())));
    return asked;
  }

  /** The model closes every sentence; a mark that the source does not have is its invention. */
  private static List<TargetWord> withoutEndMark(List<TargetWord> words) {
    TargetWord last = words.getLast();
    String bare = SentenceMarks.withoutEndMarks(last.text());
    var kept = new ArrayList<>(words.subList(0, words.size() - 1));
    if (!bare.isEmpty()) {
      kept.add(with(last, bare));
    }
    return kept;
  }

  /**
   * @param whole whether these are all words of the sentence: no others can be changed any more
   */
  private List<TargetWord> opened(List<TargetWord> words, boolean whole) {
    if (!whole) {
      return words;
    }
    List<String> texts = OpeningMarks.opened(words.stream().map(TargetWord::text).toList(), target);
    var opened = new ArrayList<TargetWord>(words.size());
    for (int i = 0; i < words.size(); i++) {
      opened.add(with(words.get(i), texts.get(i)));
    }
    return opened;
  }

  private static TargetWord with(TargetWord word, String text) {
    return new TargetWord(text, word.sourceEndSample());
  }
}
