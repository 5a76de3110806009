package io.babelgrid.synthesis.text;

import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.Set;
import java.util.regex.Pattern;

/** What Portuguese words around a number say about it. */
final class PortugueseCounting {

  private static final Countable COUNTABLE =
      new Countable(
          Terms.words(
              "e ou mas a o as os de do da dos das em no na nos nas por pelo pela para pra com sem que"
                  + " se mais menos vezes é são foi foram era eram está estão às aos nós eles elas"
                  + " apenas antes depois pelas pelos entre isto isso mas reais"),
          Terms.words(
              "quilos quilogramas gramas miligramas metros quilômetros centímetros milímetros litros"
                  + " mililitros toneladas graus pontos segundos minutos horas milhões bilhões"
                  + " trilhões mil volts watts ampères hectares milhas pés polegadas libras quilo"
                  + " metro quilômetro litro tonelada hectare"),
          Terms.words("gente"));

  private static final Pattern UNIT_AFTER =
      Pattern.compile("\\s?(?:[%°º]|(?:km|kg|cm|mm|m|g|mg|l|L|ml|t|ha|h|s|GB|MB)(?!\\p{L}))");

  private static final int GROUP = 3;

  private PortugueseCounting() {}

  /**
   * A number in its place. A comma before three digits may be the one that groups in English: it is
   * before things that are counted, behind three digits, and behind two where nothing is measured.
   */
  static Amount amount(String written, Surroundings around) {
    Amount local = Amount.of(written, '.');
    if (!local.mayBeGrouped() || local.separator() != ',') {
      return local;
    }
    int leading = local.whole().length();
    boolean measured =
        COUNTABLE.measureFollows(around.after()) || UNIT_AFTER.matcher(around.after()).lookingAt();
    boolean groups =
        COUNTABLE.follows(around.after()) || leading == GROUP || (leading == 2 && !measured);
    return groups ? Amount.ofEither(written) : local;
  }

  /** A measured number: only behind three digits does a comma group. */
  static Amount measured(String written) {
    Amount local = Amount.of(written, '.');
    boolean groups =
        local.mayBeGrouped() && local.separator() == ',' && local.whole().length() == GROUP;
    return groups ? Amount.ofEither(written) : local;
  }

  static String said(Amount amount, boolean feminine) {
    String whole = PortugueseNumbers.integer(amount.whole(), feminine);
    String fraction = amount.fraction();
    if (fraction == null) {
      return whole;
    }
    String separator = amount.separator() == ',' ? " vírgula " : " ponto ";
    return whole + separator + PortugueseNumbers.fraction(fraction);
  }

  static String said(String written, boolean feminine) {
    return said(Amount.of(written, '.'), feminine);
  }

  /** Whether what a number counts is feminine. */
  static boolean feminine(Surroundings around) {
    return PortugueseGender.feminine(around.before(), around.after());
  }

  /** What joins the ends of a range: dez a vinte, entre dez e vinte. */
  static String joint(Surroundings around) {
    return around.lettersBefore(1).equals("entre") ? " e " : " a ";
  }

  /** Whether a word before a match is one of these. */
  static boolean behind(Surroundings around, Set<String> words) {
    return words.contains(around.lettersBefore(1));
  }
}
