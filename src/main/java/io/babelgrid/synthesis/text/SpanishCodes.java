package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spanish figures that are no amounts: telephone and emergency numbers, postal, identity and other
 * codes, versions.
 */
final class SpanishCodes {

  private static final String YEAR = "(?:1[5-9]|20)\\d{2}";

  /** Spain's nine digits, Mexico's ten, Argentina's eight; with a country or city before them. */
  private static final String PHONE =
      "(?:\\+\\d{1,3}[ .-]?)?\\(\\d{2,4}\\)[ .-]?\\d{3,4}[ .-]\\d{4}(?!\\d)"
          + "|\\+\\d{1,3}(?:[ .-]?\\d{1,5}){2,6}(?!\\d)"
          + "|[6789]\\d{2} \\d{3} \\d{3}(?![\\d,])|[6789]\\d{2}(?: \\d{2}){3}(?!\\d)"
          + "|[89]\\d \\d{3} \\d{2} \\d{2}(?!\\d)"
          + "|\\d{2,3}[ -]\\d{3,4}[ -]\\d{4}(?!\\d)"
          + "|(?!"
          + YEAR
          + "-"
          + YEAR
          + "(?!\\d))\\d{4}-\\d{4}(?!\\d)"
          + "|\\d{3}-\\d{4}(?!\\d)";

  private static final Pattern NOT_DIGITS = Pattern.compile("\\D{1,40}");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

  private static final Set<String> CALLING =
      Terms.words(
          "llame llama llamar llamó llamaron llamo llamen llamad marque marca marcar marcó teléfono"
              + " número contacte avise");

  private static final Set<String> LINKS = Terms.words("al el a con número");

  private static final Set<String> SECRETS =
      Terms.words(
          "cp dni nif cif nie rut rfc curp teléfono móvil celular extensión protocolo contraseña"
              + " clave código pin cuenta postal expediente token whatsapp matrícula referencia");

  private static final Set<String> COPULAS = Terms.words("es número no del de era fue");

  private SpanishCodes() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure(
            "([89]00)[ .-]?(\\d{3})[ .-]?(\\d{3})(?!\\d)",
            (m, around) ->
                SpanishNumbers.integer(m.group(1))
                    + ", "
                    + SpanishNumbers.digits(m.group(2))
                    + ", "
                    + SpanishNumbers.digits(m.group(3))),
        Rule.figure(PHONE, (m, around) -> code(m.group())),
        Rule.figure("[67]\\d{8}" + END, (m, around) -> mobile(m.group())),
        Rule.figure(
            "(\\d{8})-?(\\p{Lu})(?!\\p{L})",
            (m, around) ->
                SpanishNumbers.digits(m.group(1)) + " " + SpanishAcronym.spell(m.group(2))),
        Rule.figure("\\d{11,18}" + END, SpanishCodes::longCode),
        Rule.figure(
            "(?:112|911|091|092|061|080|016|060|066|100|107)" + END, SpanishCodes::emergency),
        Rule.figure("\\d{3,12}" + END, SpanishCodes::secret),
        Rule.figure("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", SpanishCodes::version),
        Rule.of(
            "(?<![\\p{L}\\d])(?:[vV]\\.?\\s?(?=\\d{1,4}\\.\\d)|v(?=\\d{1,3}" + END + "))",
            (m, around) -> "versión"));
  }

  private static String mobile(String digits) {
    return code(digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6));
  }

  private static @Nullable String longCode(MatchResult match, Surroundings around) {
    return match.group().endsWith("000") ? null : SpanishNumbers.digits(match.group());
  }

  /** Digits one by one in their groups. */
  private static String code(String written) {
    var words = new StringBuilder();
    for (String group : NOT_DIGITS.split(written)) {
      if (!group.isEmpty()) {
        words.append(words.isEmpty() ? "" : ", ").append(SpanishNumbers.digits(group));
      }
    }
    return (written.startsWith("+") ? "más " : "") + words;
  }

  /** 112 is said in one or digit by digit, what begins with a zero digit by digit. */
  private static @Nullable String emergency(MatchResult match, Surroundings around) {
    int back = 1;
    while (back < 3 && LINKS.contains(SpanishCounting.before(around, back))) {
      back++;
    }
    boolean called = CALLING.contains(SpanishCounting.before(around, back));
    return called ? SpanishNumbers.digits(match.group()) : null;
  }

  private static @Nullable String secret(MatchResult match, Surroundings around) {
    String nearest = bare(SpanishCounting.before(around, 1));
    boolean announced =
        SECRETS.contains(nearest)
            || (COPULAS.contains(nearest)
                && SECRETS.contains(bare(SpanishCounting.before(around, 2))));
    return announced ? SpanishNumbers.digits(match.group()) : null;
  }

  private static String bare(String word) {
    return word.endsWith(":") || word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
  }

  /** Version and network numbers; amounts with grouping are not. */
  private static @Nullable String version(MatchResult match, Surroundings around) {
    if (GROUPED.matcher(match.group()).matches()) {
      return null;
    }
    var words = new StringBuilder();
    for (String group : match.group().split("\\.", -1)) {
      words.append(words.isEmpty() ? "" : " punto ").append(SpanishNumbers.integer(group));
    }
    return words.toString();
  }
}
