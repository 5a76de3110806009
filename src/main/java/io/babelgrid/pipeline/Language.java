package io.babelgrid.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language by its BCP 47 tag: the primary subtag in lower case ({@code en}, {@code pt}, {@code
 * yue}), and the script where people who read one cannot be expected to read the other ({@code
 * zh-Hant}).
 *
 * @param code two or three letters, perhaps a dash and the four letters of a script
 */
public record Language(String code) implements Comparable<Language> {

  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?");
  private static final String CHINESE = "zh";
  private static final Set<String> TRADITIONAL = Set.of("hant", "tw", "hk", "mo");

  public static final Language ENGLISH = new Language("en");
  public static final Language PORTUGUESE = new Language("pt");
  public static final Language SPANISH = new Language("es");
  public static final Language TRADITIONAL_CHINESE = new Language("zh-Hant");

  public Language {
    if (!TAG.matcher(code).matches()) {
      throw new IllegalArgumentException("not a BCP 47 language: " + code);
    }
  }

  /**
   * Reads {@code pt}, {@code PT}, {@code pt-BR} or {@code zh-TW}: regions are dropped, once they
   * have told which Chinese is meant. Norwegian without more is Bokmål.
   */
  public static Language of(String tag) {
    List<String> subtags = List.of(tag.toLowerCase(Locale.ROOT).split("-", -1));
    String primary = subtags.getFirst();
    boolean isTraditional = subtags.stream().skip(1).anyMatch(TRADITIONAL::contains);
    if (primary.equals(CHINESE) && isTraditional && !subtags.contains("hans")) {
      return TRADITIONAL_CHINESE;
    }
    return new Language(primary.equals("no") ? "nb" : primary);
  }

  /** Whether the two sound alike, whatever their scripts. */
  public boolean soundsLike(Language other) {
    return primary().equals(other.primary());
  }

  private String primary() {
    int dash = code.indexOf('-');
    return dash < 0 ? code : code.substring(0, dash);
  }

  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  @Override
  public int compareTo(Language other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
