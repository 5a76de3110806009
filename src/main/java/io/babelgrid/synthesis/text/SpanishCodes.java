package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
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

  private static final CodeReading READING =
      new CodeReading(
          CALLING,
          LINKS,
          SECRETS,
          COPULAS,
          "más",
          "punto",
          SpanishNumbers::digits,
          SpanishNumbers::integer);

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
        Rule.figure(PHONE, (m, around) -> READING.code(m.group())),
        Rule.figure("[67]\\d{8}" + END, (m, around) -> mobile(m.group())),
        Rule.figure(
            "(\\d{8})-?(\\p{Lu})(?!\\p{L})",
            (m, around) ->
                SpanishNumbers.digits(m.group(1)) + " " + SpanishAcronym.spell(m.group(2))),
        Rule.figure("\\d{11,18}" + END, READING::longCode),
        Rule.figure("(?:112|911|091|092|061|080|016|060|066|100|107)" + END, READING::emergency),
        Rule.figure("\\d{3,12}" + END, SpanishCodes::secret),
        Rule.figure("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", READING::version),
        Rule.of(
            "(?<![\\p{L}\\d])(?:[vV]\\.?\\s?(?=\\d{1,4}\\.\\d)|v(?=\\d{1,3}" + END + "))",
            (m, around) -> "versión"));
  }

  private static String mobile(String digits) {
    return READING.code(
        digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6));
  }

  private static @Nullable String secret(MatchResult match, Surroundings around) {
    return READING.isAnnounced(around) ? SpanishNumbers.digits(match.group()) : null;
  }
}
