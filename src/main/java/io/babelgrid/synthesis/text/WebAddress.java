package io.babelgrid.synthesis.text;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads e-mail and web addresses the way people dictate them. */
final class WebAddress {

  static final String EMAIL =
      "[\\p{L}\\d][\\p{L}\\d._%+-]{0,63}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63}){1,4}";

  /** With a scheme, with www, or a bare domain under a well-known top level. */
  static final String URL =
      "(?:https?://|www\\.)[^\\s<>\"“”]{0,199}[\\p{L}\\d/]"
          + "|[\\p{L}\\d](?:[\\p{L}\\d-]{0,62}\\.){1,4}"
          + "(?:com|org|net|edu|gov|io|br|pt|uk|eu|de|fr|es|dev|app|info|tv|me|ai)"
          + "(?:/[^\\s<>\"“”]{0,199}[\\p{L}\\d/])?(?![\\p{L}\\d])";

  /** Endings of file names, as a group. */
  static final String FILE =
      "(pdf|docx?|xlsx?|pptx?|csv|zip|txt|png|jpe?g|gif|json|xml|html?|mp[34]|wav|exe|py|java)"
          + Amount.END;

  /** Short words between names, which are no letters to be spelt. */
  private static final Set<String> PARTICLES = Set.of("de", "da", "do", "dos", "das", "e");

  private static final Pattern PART = Pattern.compile("\\p{L}{1,200}|\\d{1,200}|.", Pattern.DOTALL);

  private final Map<String, String> symbolNames;
  private final UnaryOperator<String> letters;
  private final UnaryOperator<String> digits;

  /**
   * @param symbolNames how {@code . - _ / @ ...} are called in an address; others are silent
   * @param letters reading of a run of letters
   * @param digits reading of a run of digits
   */
  WebAddress(
      Map<String, String> symbolNames,
      UnaryOperator<String> letters,
      UnaryOperator<String> digits) {
    this.symbolNames = symbolNames;
    this.letters = letters;
    this.digits = digits;
  }

  String read(String address) {
    String bare = address.replaceFirst("^https?://", "").replaceFirst("/$", "");
    int at = bare.indexOf('@');
    var words = new StringBuilder();
    Matcher part = PART.matcher(bare);
    while (part.find()) {
      char first = part.group().charAt(0);
      String reading;
      if (Character.isLetter(first)) {
        reading = part.start() < at ? person(part.group()) : letters.apply(part.group());
      } else if (first >= '0' && first <= '9') {
        reading = digits.apply(part.group());
      } else {
        reading = symbolNames.getOrDefault(part.group(), "");
      }
      if (!reading.isEmpty()) {
        words.append(words.isEmpty() ? "" : " ").append(reading);
      }
    }
    return words.toString();
  }

  /** A name that an address begins with, first and last name apart. */
  private String person(String name) {
    String apart = FirstNames.apart(name);
    return apart.equals(name) && !PARTICLES.contains(name) ? letters.apply(name) : apart;
  }
}
