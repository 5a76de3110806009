package io.babelgrid.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Words, or several in a row, that mean something behind a figure; the longest that fits counts.
 */
final class Phrases<T> {

  private record Phrase<T>(String words, T meaning) {}

  private final List<Phrase<T>> longestFirst;
  private final boolean exactCase;

  private Phrases(List<Phrase<T>> phrases, boolean exactCase) {
    longestFirst =
        phrases.stream()
            .sorted(Comparator.comparingInt((Phrase<T> phrase) -> -phrase.words().length()))
            .toList();
    this.exactCase = exactCase;
  }

  /** Gathers phrases; one owner. */
  static final class Builder<T> {
    private final List<Phrase<T>> phrases = new ArrayList<>();

    Builder<T> add(List<String> words, T meaning) {
      words.forEach(each -> phrases.add(new Phrase<>(each, meaning)));
      return this;
    }

    Phrases<T> inAnyCase() {
      return new Phrases<>(phrases, false);
    }

    Phrases<T> inExactCase() {
      return new Phrases<>(phrases, true);
    }
  }

  /** The phrase at a position, when it ends as a word does. */
  @Nullable Parsed<T> at(Text text, int position) {
    return at(text, position, text::ends);
  }

  /** The phrase at a position, when its end is as asked. */
  @Nullable Parsed<T> at(Text text, int position, IntPredicate end) {
    for (Phrase<T> phrase : longestFirst) {
      int behind = position + phrase.words().length();
      boolean here =
          exactCase
              ? text.has(position, phrase.words())
              : text.hasIgnoringCase(position, phrase.words());
      if (here && end.test(behind)) {
        return new Parsed<>(phrase.meaning(), behind);
      }
    }
    return null;
  }

  /** What a phrase of several words can begin with, in lower case. */
  Set<String> openings() {
    var openings = new HashSet<String>();
    for (Phrase<T> phrase : longestFirst) {
      String words = phrase.words().toLowerCase(Locale.ROOT);
      for (int space = words.indexOf(' '); space >= 0; space = words.indexOf(' ', space + 1)) {
        openings.add(words.substring(0, space));
      }
    }
    return Set.copyOf(openings);
  }
}
