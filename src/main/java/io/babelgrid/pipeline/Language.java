package io.babelgrid.pipeline;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A spoken language by its primary BCP 47 subtag in lower case ({@code en}, {@code pt}, {@code
 * yue}).
 *
 * @param code two or three letters
 */
public record Language(String code) implements Comparable<Language> {

  private static final Pattern PRIMARY_SUBTAG = Pattern.compile("[a-z]{2,3}");

  public static final Language ENGLISH = new Language("en");
  public static final Language PORTUGUESE = new Language("pt");
  public static final Language SPANISH = new Language("es");

  public Language {
    if (!PRIMARY_SUBTAG.matcher(code).matches()) {
      throw new IllegalArgumentException("not a primary BCP 47 language subtag: " + code);
    }
  }

  /** Reads {@code pt}, {@code PT} or {@code pt-BR}; regions are dropped. */
  public static Language of(String tag) {
    int dash = tag.indexOf('-');
    return new Language((dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT));
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
