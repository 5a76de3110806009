package io.babelgrid.recognition;

import io.babelgrid.glossary.Derived;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The words of a room's glossary as text that came before: a model that has read a name writes it
 * when it hears it. Names first, as many as fit. One owner.
 */
final class RoomWords {

  /** Read again with every pass: some 10 names, for a sixth more prompt than the text before. */
  static final int MOST_TOKENS = 40;

  private static final int[] NONE = {};

  private final Vocabulary vocabulary;
  private final Supplier<Glossary> glossary;
  private @Nullable Language language;
  private Derived<int[]> tokens;

  RoomWords(Vocabulary vocabulary, Supplier<Glossary> glossary) {
    this.vocabulary = vocabulary;
    this.glossary = glossary;
    this.tokens = new Derived<>(glossary, _ -> NONE);
  }

  /** What the room has now, in a language; shared, not to be written. */
  int[] tokens(Language spoken) {
    if (!spoken.equals(language)) {
      language = spoken;
      tokens = new Derived<>(glossary, now -> encode(now, spoken));
    }
    return tokens.now();
  }

  private int[] encode(Glossary now, Language spoken) {
    var words = new ArrayList<String>();
    now.terms().stream()
        .filter(term -> term.everywhere() != null)
        .forEach(term -> words.add(term.in(spoken).orElseThrow()));
    now.terms().stream()
        .filter(term -> term.everywhere() == null)
        .map(term -> term.in(spoken))
        .forEach(word -> word.ifPresent(words::add));
    int[] all = NONE;
    for (String word : words) {
      int[] next = vocabulary.encode((all.length == 0 ? " " : ", ") + word);
      if (all.length + next.length < MOST_TOKENS) {
        all = joined(all, next);
      }
    }
    return all.length == 0 ? all : joined(all, vocabulary.encode("."));
  }

  private static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
