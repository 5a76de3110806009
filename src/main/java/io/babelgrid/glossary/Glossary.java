package io.babelgrid.glossary;

import java.util.List;

/**
 * The terms of one room.
 *
 * @param terms at most {@link #MOST_TERMS}
 */
public record Glossary(List<Term> terms) {

  /** Looked through word by word: 500 terms are what a meeting of specialists has. */
  public static final int MOST_TERMS = 500;

  /** UTF-16 characters of one writing. */
  public static final int LONGEST = 80;

  public static final Glossary EMPTY = new Glossary(List.of());

  public Glossary {
    terms = List.copyOf(terms);
    if (terms.size() > MOST_TERMS) {
      throw new IllegalArgumentException("more than " + MOST_TERMS + " terms");
    }
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }
}
