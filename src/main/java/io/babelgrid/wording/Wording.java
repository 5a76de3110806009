package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The data of one language; what all languages share stands behind it. */
final class Wording {

  private static final String SHARED = "wording";
  private static final Map<Language, Wording> ALL = load();

  private final String name;
  private final Map<String, String> entries;

  private Wording(String name, Map<String, String> entries) {
    this.name = name;
    this.entries = entries;
  }

  /** One of something for every language that has data. */
  static <T> Map<Language, T> forEach(Function<Wording, T> maker) {
    var made = new HashMap<Language, T>();
    ALL.forEach((language, wording) -> made.put(language, maker.apply(wording)));
    return Map.copyOf(made);
  }

  /**
   * @throws IllegalArgumentException when the language has no data
   */
  static <T> T of(Language language, Map<Language, T> all) {
    T found = all.get(language);
    if (found == null) {
      throw new IllegalArgumentException("no wording of language " + language);
    }
    return found;
  }

  static boolean covers(Language language) {
    return ALL.containsKey(language);
  }

  Locale locale() {
    return Locale.forLanguageTag(text("locale"));
  }

  String text(String key) {
    String value = entries.get(key);
    if (value == null) {
      throw new IllegalStateException(name + ".properties has no " + key);
    }
    return value;
  }

  /** Entries of a list, in order. */
  List<String> list(String key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** Nouns of a currency: for one, for several, others. */
  List<String> nouns(String currency) {
    return list("currency." + currency);
  }

  /** Words of a magnitude: for one, for several, others. */
  List<String> words(Magnitude magnitude) {
    return list("magnitude." + magnitude.key());
  }

  /** A list of magnitudes by their keys. */
  Set<Magnitude> magnitudes(String key) {
    return list(key).stream()
        .map(each -> Magnitude.valueOf(each.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  List<String> currencies() {
    return list("currencies");
  }

  /** True when what is counted by this number stands in the singular. */
  boolean isSingular(Figure figure) {
    double value = figure.value().abs().doubleValue();
    return switch (text("singular")) {
      case "one" -> value == 1 && figure.value().scale() <= 0;
      case "below-two" -> value > 0 && value < 2;
      default -> throw new IllegalStateException(name + ".properties: singular");
    };
  }

  private static Map<Language, Wording> load() {
    Map<String, String> shared = read(SHARED);
    var languages = new HashMap<Language, Wording>();
    for (String code : new Wording(SHARED, shared).list("languages")) {
      var entries = new HashMap<>(shared);
      entries.putAll(read(code));
      languages.put(Language.of(code), new Wording(code, Map.copyOf(entries)));
    }
    return Map.copyOf(languages);
  }

  private static Map<String, String> read(String name) {
    var properties = new Properties();
    try (InputStream file = Wording.class.getResourceAsStream(name + ".properties")) {
      if (file == null) {
        throw new IllegalStateException(name + ".properties is missing");
      }
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name + ".properties cannot be read", e);
    }
    var entries = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
    return entries;
  }
}
