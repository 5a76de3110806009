package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Portuguese figures that are no amounts: telephone and emergency numbers, postal, tax and other
 * codes, versions.
 */
final class PortugueseCodes {

  private static final String YEAR = "(?:1[5-9]|20)\\d{2}";

  private static final String CODE =
      "(?:\\+\\d{1,3}[ .-]?)?\\(\\d{2,3}\\)[ .-]?\\d{4,5}[ .-]\\d{4}(?!\\d)"
          + "|(?:\\+\\d{1,3}[ .-]?)?\\d{2} (?:9\\d{4}[ .-]?\\d{4}|\\d{4}-\\d{4})(?!\\d)"
          + "|(?!"
          + YEAR
          + "-"
          + YEAR
          + "(?!\\d))\\d{4,5}-\\d{4}(?!\\d)"
          + "|(?:4004|4003|4020|3003|3004) \\d{4}(?!\\d)|9\\d{4} \\d{4}(?!\\d)"
          + "|\\+\\d{1,3}(?:[ .-]?\\d{2,5}){2,5}(?!\\d)"
          + "|\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2}(?!\\d)"
          + "|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?!\\d)"
          + "|\\d{2}\\.?\\d{3}-\\d{3}(?!\\d)";

  /** Numbers that are free or shared in cost; the last four digits are said in pairs. */
  private static final String SERVICE =
      "(0[3589]00)[ .-]?(\\d{3})[ .-]?(\\d{2})[ .-]?(\\d{2})(?!\\d)";

  private static final Set<String> CALLING =
      Terms.words(
          "ligue liga ligar ligou ligaram ligo disque disca discar discou chame chama chamar"
              + " chamou telefone telefonar acione acionar");

  private static final Set<String> LINKS = Terms.words("para pra o ao no pro a");

  private static final Set<String> SECRETS =
      Terms.words(
          "cep cpf cnpj rg telefone fone celular ramal protocolo senha código pin conta agência"
              + " matrícula token whatsapp");

  private static final Set<String> COPULAS = Terms.words("é número nº no do da era");

  private static final CodeReading READING =
      new CodeReading(
          CALLING,
          LINKS,
          SECRETS,
          COPULAS,
          "mais",
          "ponto",
          PortugueseNumbers::digits,
          number -> PortugueseNumbers.integer(number, false));

  private PortugueseCodes() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure(SERVICE, (m, around) -> service(m)),
        Rule.figure("0([3589]00)" + END, (m, around) -> prefix(m.group(1))),
        Rule.figure(CODE, (m, around) -> READING.code(m.group())),
        Rule.figure("[1-9][1-9]9\\d{8}" + END, (m, around) -> mobile(m.group())),
        Rule.figure("\\d{11,18}" + END, READING::longCode),
        Rule.figure("(?:19[0-9]|18[0158]|100|188|911|112)" + END, READING::emergency),
        Rule.figure("\\d{3,12}(?:-[\\dxX])?" + END, PortugueseCodes::secret),
        Rule.figure("\\d{1,6}(?:\\.\\d{1,6}){2,6}(?![\\d,])", READING::version),
        Rule.of(
            "(?<![\\p{L}\\d])(?:[vV]\\.?\\s?(?=\\d{1,4}\\.\\d)|v(?=\\d{1,3}" + END + "))",
            (m, around) -> "versão"));
  }

  private static String prefix(String hundreds) {
    return "zero " + PortugueseNumbers.integer(hundreds, false);
  }

  private static String service(MatchResult match) {
    return prefix(match.group(1).substring(1))
        + ", "
        + PortugueseNumbers.digits(match.group(2))
        + ", "
        + pair(match.group(3))
        + " "
        + pair(match.group(4));
  }

  private static String pair(String digits) {
    return PortugueseNumbers.integer(digits, false);
  }

  private static String mobile(String digits) {
    return READING.code(
        digits.substring(0, 2) + " " + digits.substring(2, 7) + " " + digits.substring(7));
  }

  private static @Nullable String secret(MatchResult match, Surroundings around) {
    if (!READING.isAnnounced(around)) {
      return null;
    }
    String digits = READING.code(match.group());
    return match.group().toLowerCase(Locale.ROOT).endsWith("x") ? digits + " xis" : digits;
  }
}
