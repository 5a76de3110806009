package io.babelgrid.flow;

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

  private final Language language;
  private final Supplier<Glossary> glossary;
  private Glossary read = Glossary.EMPTY;
  private TermBook book = TermBook.EMPTY;

  SpokenTerms(Language language, Supplier<Glossary> glossary) {
    this.language = language;
    this.glossary = glossary;
  }

  /** The same words, at the same times, as they are said. */
  Translation of(Translation translation) {
    Glossary now = glossary.get();
    if (!now.equals(read)) {
      read = now;
      book = TermBook.spoken(now, language);
    }
    if (book.isEmpty()) {
      return translation;
    }
    return new Translation(
        translation.utterance(),
        translation.source(),
        translation.target(),
        translation.words().stream().map(this::said).toList(),
        translation.sentenceEnd(),
        translation.last());
  }

  private TargetWord said(TargetWord word) {
    return new TargetWord(book.written(List.of(word.text().split(" "))), word.sourceEndSample());
  }
}
