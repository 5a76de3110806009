package io.babelgrid.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words, or several in a row, that mean something behind a figure; the longest that fits counts.
 */
final class Phrases<T> {

  private record Phrase<T>(String words, T meaning) {}

  /** By the first letter in lower case, the longest first. */
  private final Map<Character, List<Phrase<T>>> byFirst;

  private final boolean exactCase;

  private Phrases(List<Phrase<T>> phrases, boolean exactCase) {
    byFirst =
        phrases.stream()
            .sorted(Comparator.comparingInt((Phrase<T> phrase) -> -phrase.words().length()))
            .collect(
                Collectors.groupingBy(
                    phrase -> first(phrase.words().charAt(0)), Collectors.toUnmodifiableList()));
    this.exactCase = exactCase;
  }

  private static char first(char c) {
    return Character.toLowerCase(c);
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
    for (Phrase<T> phrase : byFirst.getOrDefault(first(text.at(position)), List.of())) {
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
    byFirst.values().stream()
        .flatMap(List::stream)
        .map(phrase -> phrase.words().toLowerCase(Locale.ROOT))
        .forEach(words -> {
          int space = words.indexOf(' ');
          while (space >= 0) {
            openings.add(words.substring(0, space));
            space = words.indexOf(' ', space + 1);
          }
        });
    return Set.copyOf(openings);
  }
}
