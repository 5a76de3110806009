package io.babelgrid.synthesis;

import io.babelgrid.pipeline.Abbreviations;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.SentenceMarks;
import io.babelgrid.pipeline.WordFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a language pauses. Read from {@code phrase-boundaries/<language>.txt}. Words that cling to
 * the next one (articles, prepositions, clitics, subject pronouns, auxiliaries) never end a phrase
 * willingly; conjunctions and relative words begin one.
 *
 * @param clinging words in lower case
 * @param beginning words in lower case
 * @param abbreviations words whose full stop ends no sentence
 */
record PhraseBoundaries(Set<String> clinging, Set<String> beginning, Abbreviations abbreviations) {

  /** Waits for its unit or noun: digits, or a currency sign. */
  private static final Pattern QUANTITY = Pattern.compile(".*\\d|.*[$€£#]|n\\.?º");

  /** A Roman numeral, which is read with the name before it. */
  private static final Pattern NUMERAL = Pattern.compile("[IVXLC]{2,7}(?:'s)?[\\p{Punct}…”’»]*");

  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private static final String BEGINS = "+";

  private static final Map<Language, PhraseBoundaries> READ = new ConcurrentHashMap<>();

  /** The rules of a language; for one without rules only punctuation counts. */
  static PhraseBoundaries of(Language language) {
    return READ.computeIfAbsent(language, PhraseBoundaries::read);
  }

  private static PhraseBoundaries read(Language language) {
    List<String> lines =
        WordFile.lines(PhraseBoundaries.class, "phrase-boundaries/" + language.code() + ".txt");
    return new PhraseBoundaries(
        words(lines.stream().filter(line -> !line.startsWith(BEGINS))),
        words(
            lines.stream()
                .filter(line -> line.startsWith(BEGINS))
                .map(line -> line.substring(BEGINS.length()))),
        Abbreviations.of(language));
  }

  /**
   * Whether a sentence ends with the word, as far as the word tells: the translator knows of the
   * ends behind "etc.", say.
   *
   * @param next the word behind it; empty when it is not known yet
   */
  boolean endsSentence(String word, String next) {
    return SentenceMarks.endsSentence(word)
        && switch (abbreviations.ending(word)) {
          case ALWAYS -> true;
          case NEVER, BEFORE_CAPITAL -> false;
          case UNLESS_FIGURE -> !next.isEmpty() && !Character.isDigit(next.charAt(0));
        };
  }

  /** Whether a clause ends with the word. */
  boolean endsClause(String word) {
    return SentenceMarks.endsClause(SentenceMarks.withoutClosers(word)) || endsSentence(word, "");
  }

  /** Whether a phrase may end with the word when it must end somewhere. */
  boolean mayEnd(String word) {
    if (endsClause(word)) {
      return true;
    }
    return !clinging.contains(bare(word))
        && !QUANTITY.matcher(word).matches()
        && !abbreviations.has(word);
  }

  /** Whether the word numbers the one before it, and is never torn from it: Pedro II. */
  static boolean numbers(String word) {
    return NUMERAL.matcher(word).matches();
  }

  /** Whether a clause begins with the word. */
  boolean begins(String word) {
    return beginning.contains(bare(word));
  }

  private static String bare(String word) {
    return EDGES.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(Stream<String> lines) {
    return lines
        .flatMap(line -> Arrays.stream(line.strip().split(" +")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
