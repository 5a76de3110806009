package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Readings of punctuation that both languages share. */
final class Marks {

  static final String EMOTICON = "[:;=]['-]?[)(DPp3|](?!\\w)";

  private static final Pattern NEW_SENTENCE = Pattern.compile("\\s*$|\\s+\\p{Lu}");

  private Marks() {}

  /** Silent, but only where it cannot be anything else. */
  static @Nullable String emoticon(MatchResult match, Surroundings around) {
    String before = around.before();
    return before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1))
        ? ""
        : null;
  }

  /** A period that ends an abbreviation also ends the sentence when nothing follows. */
  static String sentenceEnd(Surroundings around) {
    boolean period = around.text().charAt(around.end() - 1) == '.';
    return period && around.after().isBlank() ? "." : "";
  }

  /** A period where nothing follows, or a capital does. */
  static String newSentence(Surroundings around) {
    boolean period = around.text().charAt(around.end() - 1) == '.';
    return period && NEW_SENTENCE.matcher(around.after()).lookingAt() ? "." : "";
  }

  static boolean opensQuote(Surroundings around) {
    String before = around.before();
    return before.isEmpty() || " (“—¿¡".indexOf(before.charAt(before.length() - 1)) >= 0;
  }

  /** The bracket or quotation mark of the alphabet that stands for another one. */
  static String bracket(String written) {
    return switch (written) {
      case "«" -> "“";
      case "»" -> "”";
      case "[", "{" -> "(";
      default -> ")";
    };
  }
}
