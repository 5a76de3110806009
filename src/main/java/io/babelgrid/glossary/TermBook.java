package io.babelgrid.glossary;

import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a glossary and what to write in their place, found in text. A recogniser does not know
 * how a name is spelt: casing and the gaps between words make no difference ("babel grid" is
 * Babelgrid), but for what is all capitals, which else would be found in common words ("IT"). The
 * longest term wins. Immutable.
 */
public final class TermBook {

  public static final TermBook EMPTY = new TermBook();

  /** Words of one term as it is heard: the longest names of products and bodies. */
  private static final int MOST_WORDS = 8;

  private static final String FULL_STOP = ".";

  /**
   * A term in a text.
   *
   * @param fromWord its first word
   * @param toWord just past its last word
   * @param prefix punctuation before it in its first word
   * @param suffix punctuation behind it in its last word, a possessive ending included
   * @param written how it is written in the other language
   * @param own whether the other language has a word of its own for it, not a name that all share
   */
  public record Place(
      int fromWord, int toWord, String prefix, String suffix, String written, boolean own) {}

  /**
   * @param letters of the term as its glossary writes it, with full stops within
   */
  private record Entry(String letters, String written, boolean own) {

    boolean isHeard(String spelled) {
      return !isInCapitals(letters) || spelled.equals(letters);
    }
  }

  private final Map<String, List<Entry>> byKey = new HashMap<>();

  /** Keys of which at least one more word makes a term. */
  private final Set<String> beginnings = new HashSet<>();

  private TermBook() {}

  /** The same for two writings that are one term here. */
  static String heardAs(String form) {
    var letters = new StringBuilder();
    for (String word : form.strip().split("\\s+")) {
      letters.append(BareWord.of(word).letters());
    }
    return isInCapitals(letters) ? letters.toString() : BareWord.key(letters.toString());
  }

  private static boolean isInCapitals(CharSequence letters) {
    return letters.length() > 1 && letters.chars().allMatch(Character::isUpperCase);
  }

  /** What a glossary says of a pair of languages. */
  public static TermBook of(Glossary glossary, Language source, Language target) {
    var book = new TermBook();
    for (Term term : glossary.terms()) {
      String form = term.in(source).orElse(null);
      String written = term.in(target).orElse(null);
      if (form != null && written != null) {
        book.add(form, written, term.written().containsKey(target));
      }
    }
    return book;
  }

  /** The same, and words that stay as they are. */
  public TermBook keeping(Collection<String> words) {
    var book = new TermBook();
    byKey.forEach((key, entries) -> book.byKey.put(key, new ArrayList<>(entries)));
    book.beginnings.addAll(beginnings);
    words.forEach(word -> book.add(word, word, false));
    return book;
  }

  /** How a voice says what is written: only what it would not say so by itself. */
  public static TermBook spoken(Glossary glossary, Language language) {
    var book = new TermBook();
    for (Term term : glossary.terms()) {
      String form = term.in(language).orElse(null);
      String said = term.said().get(language);
      if (form != null && said != null) {
        book.add(form, said, true);
      }
    }
    return book;
  }

  /** An abbreviation's full stop ("Mr. Wright") may be heard or not. */
  private void add(String form, String written, boolean own) {
    add(form, written, own, "");
    add(form, written, own, FULL_STOP);
  }

  private void add(String form, String written, boolean own, String fullStop) {
    var letters = new StringBuilder();
    String[] words = form.strip().split("\\s+");
    for (int i = 0; i < words.length; i++) {
      BareWord word = BareWord.of(words[i]);
      letters.append(word.letters());
      if (i < words.length - 1) {
        letters.append(word.suffix().equals(FULL_STOP) ? fullStop : "");
        beginnings.add(BareWord.key(letters.toString()));
      }
    }
    if (!letters.isEmpty()) {
      List<Entry> alike =
          byKey.computeIfAbsent(BareWord.key(letters.toString()), _ -> new ArrayList<>());
      alike.add(
          isInCapitals(letters) ? 0 : alike.size(), new Entry(letters.toString(), written, own));
    }
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /**
   * All terms of a text.
   *
   * @param words each with its punctuation
   * @return in order, none within another
   */
  public List<Place> find(List<String> words) {
    if (isEmpty()) {
      return List.of();
    }
    List<BareWord> bare = words.stream().map(BareWord::of).toList();
    var found = new ArrayList<Place>();
    for (int word = 0; word < bare.size(); ) {
      Place place = at(bare, word);
      if (place != null) {
        found.add(place);
      }
      word = place == null ? word + 1 : place.toWord();
    }
    return List.copyOf(found);
  }

  /** The text with all terms as the other side has them. */
  public String written(List<String> words) {
    var text = new StringJoiner(" ");
    int next = 0;
    for (Place place : find(words)) {
      words.subList(next, place.fromWord()).forEach(text::add);
      text.add(place.prefix() + place.written() + place.suffix());
      next = place.toWord();
    }
    words.subList(next, words.size()).forEach(text::add);
    return text.toString();
  }

  /** Number of first words whose terms stay as they are whatever words follow. */
  public int settled(List<String> words) {
    if (beginnings.isEmpty()) {
      return words.size();
    }
    int first = Math.max(0, words.size() - MOST_WORDS);
    List<BareWord> bare = words.subList(first, words.size()).stream().map(BareWord::of).toList();
    for (int from = 0; from < bare.size(); from++) {
      String head = joined(bare, from, bare.size());
      if (head != null && beginnings.contains(BareWord.key(head))) {
        return first + from;
      }
    }
    return words.size();
  }

  private @Nullable Place at(List<BareWord> words, int from) {
    for (int to = Math.min(words.size(), from + MOST_WORDS); to > from; to--) {
      String head = joined(words, from, to - 1);
      if (head == null || (to - 1 > from && !words.get(to - 1).prefix().isEmpty())) {
        continue;
      }
      for (BareWord last : words.get(to - 1).readings()) {
        Entry entry = entry(head + last.letters());
        if (entry != null) {
          String prefix = words.get(from).prefix();
          return new Place(from, to, prefix, last.suffix(), entry.written, entry.own);
        }
      }
    }
    return null;
  }

  private @Nullable Entry entry(String spelled) {
    return byKey.getOrDefault(BareWord.key(spelled), List.of()).stream()
        .filter(entry -> entry.isHeard(spelled))
        .findFirst()
        .orElse(null);
  }

  /**
   * Letters of words between which nothing but a full stop stands; null where something does, or
   * behind them.
   */
  private static @Nullable String joined(List<BareWord> words, int from, int to) {
    var letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      BareWord word = words.get(i);
      boolean stops = word.suffix().equals(FULL_STOP);
      if (!(stops || word.suffix().isEmpty()) || (i > from && !word.prefix().isEmpty())) {
        return null;
      }
      letters.append(word.letters()).append(word.suffix());
    }
    return letters.toString();
  }
}
