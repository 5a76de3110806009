package io.babelgrid.flow;

import io.babelgrid.glossary.Derived;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Language;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a voice is given to say in place of a term that is not said as it is written. Captions show
 * it as written. Belongs to one thread.
 */
final class SpokenTerms {

  private final Derived<TermBook> terms;

  SpokenTerms(Language language, Supplier<Glossary> glossary) {
    terms = new Derived<>(glossary, now -> TermBook.spoken(now, language));
  }

  /** The same words, at the same times, as they are said. */
  Translation of(Translation translation) {
    TermBook book = terms.now();
    if (book.isEmpty()) {
      return translation;
    }
    return new Translation(
        translation.utterance(),
        translation.source(),
        translation.target(),
        translation.words().stream().map(word -> said(word, book)).toList(),
        translation.sentenceEnd(),
        translation.last());
  }

  private static TargetWord said(TargetWord word, TermBook book) {
    return new TargetWord(book.written(List.of(word.text().split(" "))), word.sourceEndSample());
  }
}
