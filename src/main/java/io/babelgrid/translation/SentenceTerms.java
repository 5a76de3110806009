package io.babelgrid.translation;

import io.babelgrid.glossary.Derived;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.TermBook;
import io.babelgrid.pipeline.Language;
import java.util.function.Supplier;

/**
 * The terms with which a sentence is translated: those of the glossary that the room has as it
 * begins, however the glossary changes meanwhile. One owner.
 */
final class SentenceTerms {

  private final Derived<TermBook> terms;
  private TermBook book = TermBook.EMPTY;
  private boolean begun;

  SentenceTerms(Supplier<Glossary> glossary, Language source, Language target) {
    terms = new Derived<>(glossary, now -> TermBook.of(now, source, target));
  }

  /** Of the sentence that is translated now. */
  TermBook now() {
    if (!begun) {
      begun = true;
      book = terms.now();
    }
    return book;
  }

  /** The sentence is over. */
  void next() {
    begun = false;
  }
}
