package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The gender of nouns in a language that has one: by a list, by the ending, masculine else. */
public final class Nouns {

  private static final Map<Language, Nouns> ALL = Wording.forEach(Nouns::new);
  private static final Pattern SPACES = Pattern.compile("\\s+");

  public enum Gender {
    FEMININE,
    MASCULINE
  }

  private final Set<String> feminine;
  private final Set<String> masculine;
  private final List<String> feminineEndings;
  private final List<String> masculineEndings;
  private final Map<String, Gender> articles;
  private final Map<Gender, List<String>> names;

  private Nouns(Wording wording) {
    feminine = Set.copyOf(wording.list("noun.feminine"));
    masculine = Set.copyOf(wording.list("noun.masculine"));
    feminineEndings = wording.list("noun.feminine.endings");
    masculineEndings = wording.list("noun.masculine.endings");
    articles = new HashMap<>();
    wording.list("article.feminine").forEach(word -> articles.put(word, Gender.FEMININE));
    wording.list("article.masculine").forEach(word -> articles.put(word, Gender.MASCULINE));
    names =
        Map.of(
            Gender.FEMININE, wording.list("name.feminine"),
            Gender.MASCULINE, wording.list("name.masculine"));
  }

  /**
   * The nouns of a language.
   *
   * @throws IllegalArgumentException when there is no data of the language
   */
  public static Nouns of(Language language) {
    return Wording.of(language, ALL);
  }

  /**
   * @param noun in small letters
   */
  public Gender gender(String noun) {
    if (feminine.contains(noun)) {
      return Gender.FEMININE;
    }
    boolean other = masculine.contains(noun) || endsWith(noun, masculineEndings);
    return !other && endsWith(noun, feminineEndings) ? Gender.FEMININE : Gender.MASCULINE;
  }

  /**
   * The gender of an article or else of the first noun of a phrase; empty for an abbreviation, and
   * where nouns have none.
   */
  public Optional<Gender> genderOf(String phrase) {
    String first = SPACES.split(phrase.strip(), 2)[0];
    String noun = first.toLowerCase(Locale.ROOT);
    boolean abbreviation = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT));
    if (feminineEndings.isEmpty() || abbreviation) {
      return Optional.empty();
    }
    Gender article = articles.get(noun);
    if (article != null && first.length() < phrase.strip().length()) {
      return Optional.of(article);
    }
    boolean whole = feminine.contains(noun) || masculine.contains(noun) || noun.indexOf('-') < 1;
    return Optional.of(gender(whole ? noun : noun.substring(0, noun.indexOf('-'))));
  }

  /** Names of a gender, each of which a translation model copies; empty where there are none. */
  public List<String> names(Gender gender) {
    return names.getOrDefault(gender, List.of());
  }

  private static boolean endsWith(String noun, List<String> endings) {
    return endings.stream().anyMatch(noun::endsWith);
  }
}
