package io.babelgrid.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Marks with which a language opens what it asks and exclaims: "¿Todo bien?" Words of other
 * languages stay as they are.
 */
public final class OpeningMarks {

  private static final String ASKS = "¿";
  private static final String EXCLAIMS = "¡";

  private static final Set<Language> OPENING = Set.of(Language.SPANISH, Language.of("ast"));

  private OpeningMarks() {}

  /** Words whose last sentence is opened as it is closed, and by nothing else. */
  public static List<String> opened(List<String> words, Language language) {
    return opened(words, 0, language);
  }

  /**
   * As {@link #opened(List, Language)}.
   *
   * @param at the word with which what is asked or exclaimed begins, if nothing opens it yet
   */
  public static List<String> opened(List<String> words, int at, Language language) {
    if (words.isEmpty() || !OPENING.contains(language)) {
      return words;
    }
    boolean asks = SentenceMarks.asks(words.getLast());
    boolean exclaims = SentenceMarks.endMarks(words.getLast()).indexOf('!') >= 0;
    int from = lastSentence(words);
    var opened = new ArrayList<>(words);
    List<String> sentence = opened.subList(from, opened.size());
    sentence.replaceAll(word -> asks ? word : word.replace(ASKS, ""));
    sentence.replaceAll(word -> exclaims ? word : word.replace(EXCLAIMS, ""));
    String mark = asks ? ASKS : EXCLAIMS;
    boolean lacks = sentence.stream().noneMatch(word -> word.contains(mark));
    if ((asks || exclaims) && lacks) {
      int place = Math.max(from, at);
      opened.set(place, mark + opened.get(place));
    }
    return List.copyOf(opened);
  }

  /** A word without any of them. */
  public static String without(String word) {
    return word.replace(ASKS, "").replace(EXCLAIMS, "");
  }

  /** Whether the last sentence of some words is opened, and not closed yet. */
  public static boolean isOpen(List<String> words) {
    return !words.isEmpty()
        && SentenceMarks.endMarks(words.getLast()).isEmpty()
        && words.subList(lastSentence(words), words.size()).stream()
            .anyMatch(word -> !without(word).equals(word));
  }

  /** Where it begins. */
  private static int lastSentence(List<String> words) {
    int from = words.size() - 1;
    while (from > 0 && !SentenceMarks.endsSentence(words.get(from - 1))) {
      from--;
    }
    return from;
  }
}
