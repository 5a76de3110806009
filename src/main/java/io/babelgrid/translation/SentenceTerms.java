package io.babelgrid.translation;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Language;
import java.util.function.Supplier;

/**
 * The terms with which a sentence is translated: those of the glossary that the room has as it
 * begins, however the glossary changes meanwhile. One owner.
 */
final class SentenceTerms {

  private final Supplier<Glossary> glossary;
  private final Language source;
  private final Language target;
  private Glossary read = Glossary.EMPTY;
  private TermBook book = TermBook.EMPTY;
  private boolean begun;

  SentenceTerms(Supplier<Glossary> glossary, Language source, Language target) {
    this.glossary = glossary;
    this.source = source;
    this.target = target;
  }

  /** Of the sentence that is translated now. */
  TermBook now() {
    if (!begun) {
      begun = true;
      Glossary current = glossary.get();
      if (!current.equals(read)) {
        read = current;
        book = TermBook.of(current, source, target);
      }
    }
    return book;
  }

  /** The sentence is over. */
  void next() {
    begun = false;
  }
}
