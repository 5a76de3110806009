package io.babelgrid.translation;

import io.babelgrid.pipeline.OpeningMarks;
import io.babelgrid.pipeline.SentenceMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sentences that are remembered phrases, several after a comma ("Yes, of course, thank you."), and
 * whom they are said to ("Thank you, Ana."). Immutable.
 */
final class RememberedSentence {

  /** Of a name behind a phrase. */
  private static final int LONGEST_NAME = 2;

  /** Words of which none is translated yet: more than these mostly agree with what is known. */
  private static final int LONGEST_WAIT = 3;

  /** The same where a phrase has ended and another may follow. */
  private static final int LONGEST_WAIT_FOR_MORE = 4;

  /** Longer sentences are none of these: the longest phrases have eight words. */
  private static final int LONGEST = 16;

  /**
   * @param name whom it is said to, as the source writes it
   */
  private record Part(String text, boolean name) {}

  private final PhraseMemory memory;

  RememberedSentence(PhraseMemory memory) {
    this.memory = memory;
  }

  /** Its translation, when all of it is known. */
  Optional<String> translation(List<String> words) {
    if (words.isEmpty() || words.size() > LONGEST) {
      return Optional.empty();
    }
    return parts(words, 0).map(parts -> joined(parts, words.getLast()));
  }

  /** Whether so many words of a sentence may wait at all. */
  static boolean mayWait(List<String> words) {
    boolean several = words.stream().limit(words.size() - 1L).anyMatch(word -> endsPart(word));
    return words.size() <= (several ? LONGEST_WAIT_FOR_MORE : LONGEST_WAIT);
  }

  /**
   * How many words of a translation may be said while the sentence may yet become a phrase: as many
   * as the translations of all such phrases begin with.
   */
  int agreeing(List<String> words, List<String> translation) {
    return words.isEmpty() || words.size() > LONGEST
        ? translation.size()
        : memory.isOrBegun(words).stream()
            .mapToInt(known -> agreeing(known, translation))
            .min()
            .orElse(translation.size());
  }

  private static int agreeing(String known, List<String> translation) {
    String[] words = known.split(" ");
    int same = 0;
    while (same < Math.min(words.length, translation.size())
        && words[same].equals(translation.get(same))) {
      same++;
    }
    return same;
  }

  /** Whether it may become one, so that its first words should wait for the rest. */
  boolean mayBecome(List<String> words) {
    return !words.isEmpty() && words.size() <= LONGEST && mayBecome(words, 0);
  }

  private boolean mayBecome(List<String> words, int from) {
    List<String> rest = words.subList(from, words.size());
    if (memory.isOrBegins(rest) || (from > 0 && isName(rest))) {
      return true;
    }
    for (int to = from + 1; to < words.size(); to++) {
      if (endsPart(words.get(to - 1))
          && memory.find(words.subList(from, to)).isPresent()
          && mayBecome(words, to)) {
        return true;
      }
    }
    return false;
  }

  /** The longest phrases first. */
  private Optional<List<Part>> parts(List<String> words, int from) {
    if (from == words.size()) {
      return Optional.of(new ArrayList<>());
    }
    List<String> all = words.subList(from, words.size());
    if (from > 0 && isName(all)) {
      return Optional.of(new ArrayList<>(List.of(new Part(String.join(" ", all), true))));
    }
    for (int to = words.size(); to > from; to--) {
      boolean ends = to == words.size() || endsPart(words.get(to - 1));
      Optional<String> found = ends ? memory.findPaced(words.subList(from, to)) : Optional.empty();
      Optional<List<Part>> rest = found.isEmpty() ? Optional.empty() : parts(words, to);
      if (rest.isPresent()) {
        rest.get().addFirst(new Part(found.get(), false));
        return rest;
      }
    }
    return memory
        .find(all)
        .<List<Part>>map(whole -> new ArrayList<>(List.of(new Part(whole, false))));
  }

  private static boolean endsPart(String word) {
    return word.endsWith(",") || word.endsWith(";") || word.endsWith("\u2014");
  }

  /** One or two words with a capital that are no phrase themselves. */
  private boolean isName(List<String> words) {
    return words.size() <= LONGEST_NAME
        && words.stream().allMatch(SentenceEnds::beginsSentence)
        && words.stream().noneMatch(word -> word.equals("I") || word.startsWith("I'"))
        && memory.find(words).isEmpty();
  }

  private String joined(List<Part> parts, String lastWord) {
    var words = new ArrayList<String>();
    int opensAt = 0;
    int lastPhrase = lastPhrase(parts);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String bare = SentenceMarks.withoutEndMarks(part.text());
      String phrase = i < lastPhrase ? OpeningMarks.without(bare) : bare;
      if (i > 0) {
        words.add(words.removeLast() + ",");
      }
      opensAt = i == lastPhrase ? words.size() : opensAt;
      words.addAll(List.of((i == 0 || part.name() ? phrase : lowered(phrase)).split(" ")));
    }
    String last = parts.getLast().text();
    String mark = last.substring(SentenceMarks.withoutEndMarks(last).length());
    // A name brings the mark of the source with it; a phrase its own.
    words.add(words.removeLast() + (mark.isEmpty() ? SentenceMarks.endMarks(lastWord) : mark));
    return String.join(" ", OpeningMarks.opened(words, opensAt, memory.target()));
  }

  /** The number of the last part that is no name. */
  private static int lastPhrase(List<Part> parts) {
    int last = parts.size() - 1;
    while (last > 0 && parts.get(last).name()) {
      last--;
    }
    return last;
  }

  /** As it stands within a sentence; what opens it stays. */
  private String lowered(String part) {
    int end = part.indexOf(' ');
    String first = end < 0 ? part : part.substring(0, end);
    int letter = first.length() - OpeningMarks.without(first).length();
    boolean acronym =
        first.length() > letter + 1 && Character.isUpperCase(first.charAt(letter + 1));
    return acronym || memory.isName(first)
        ? part
        : part.substring(0, letter)
            + part.substring(letter, letter + 1).toLowerCase(memory.target().locale())
            + part.substring(letter + 1);
  }
}
