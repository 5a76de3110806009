package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everyday sentences with random numbers, sums, times, addresses and codes. */
public final class ValueSentences {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  private ValueSentences() {}

  /** The same for the same seed; every template appears once before any appears twice. */
  public static List<String> generate(Language language, long seed, int count) {
    List<String> templates = templates(language);
    var values = new RandomValues(language, seed);
    var sentences = new ArrayList<String>();
    var left = new ArrayList<String>();
    while (sentences.size() < count) {
      if (left.isEmpty()) {
        left.addAll(templates);
      }
      String template = left.remove(values.index(left.size()));
      sentences.add(
          SLOT.matcher(template)
              .replaceAll(slot -> Matcher.quoteReplacement(values.of(slot.group(1)))));
    }
    return List.copyOf(sentences);
  }

  static List<String> templates(Language language) {
    String name = "sentences." + language.code() + ".txt";
    try (InputStream file = ValueSentences.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("no " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
