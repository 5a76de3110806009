package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portuguese numbers without a unit: ordinals, scores, ranges, and the number itself. */
final class PortugueseCounts {

  private static final long MILLION = 1_000_000;
  private static final int LONGEST = 18;

  /** What is talked of where two small numbers are a score. */
  private static final Pattern MATCH =
      Pattern.compile(
          "(?iu)\\b(?:venc|ganh|perd|empat|placar|bateu|bateram|golea|derrot|jogo|gol|partida"
              + "|vit[óo]ria|resultado|virou|virada)");

  /** Days of work by days of rest. */
  private static final Pattern SHIFT = Pattern.compile("(?iu)\\b(?:escala|jornada|turno|regime)");

  /** Pictures are so many by so many, other ratios one to ten. */
  private static final Set<String> FORMATS = Set.of("16:9", "9:16", "4:3", "21:9", "3:2");

  private static final Pattern WORD_END = Pattern.compile("(?<=\\p{L})(?= |$)");
  private static final Pattern NOUN = Pattern.compile("\\s\\p{Ll}");

  private PortugueseCounts() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure(
            "(\\d{1,3}(?:\\.\\d{3}){1,4}|\\d{1,12})\\.?\\s?([ºª°])(?!\\p{L})",
            (m, around) -> ordinal(m.group(1), m.group(2).equals("ª"))),
        Rule.figure(
            "(\\d{1,3})([oa])(?![\\p{L}\\d])",
            (m, around) -> ordinal(m.group(1), m.group(2).equals("a"))),
        Rule.figure("(\\d{1,3})([oaºª])s(?![\\p{L}\\d])", PortugueseCounts::ordinals),
        Rule.figure(
            "(\\d{1,3}):(\\d{1,3})(?![\\d:])",
            (m, around) ->
                PortugueseCounting.said(m.group(1), false)
                    + (FORMATS.contains(m.group()) ? " por " : " para ")
                    + PortugueseCounting.said(m.group(2), false)),
        Rule.figure(NUMBER + "[xX×](?![\\p{L}\\d])(?!\\s?\\d)", PortugueseCounts::times),
        Rule.figure(
            "(?!0[xX]\\d{0,8}[A-Fa-f])" + NUMBER + "\\s?[xX×]\\s?(?=(\\d{1,9}))",
            PortugueseCounts::by),
        Rule.figure(
            NUMBER + DASH + NUMBER + "(?=\\s?=)",
            (m, around) ->
                PortugueseCounting.said(m.group(1), false)
                    + " menos "
                    + PortugueseCounting.said(m.group(2), false)),
        Rule.figure(
            "(?<!\\d[-–])" + NUMBER + DASH + NUMBER + END + "(?![-–]\\d)", PortugueseCounts::range),
        Rule.figure(
            SIGNED,
            (m, around) -> (m.group(1) == null ? "" : "menos ") + counting(m.group(2), around)));
  }

  private static String ordinal(String written, boolean feminine) {
    return PortugueseNumbers.ordinal(Long.parseLong(written.replace(".", "")), feminine);
  }

  private static String ordinals(MatchResult match, Surroundings around) {
    boolean feminine = "aª".contains(match.group(2));
    return WORD_END.matcher(ordinal(match.group(1), feminine)).replaceAll("s");
  }

  /** A number before the noun it counts: whole millions take "de". */
  private static String counting(String written, Surroundings around) {
    Amount amount = PortugueseCounting.amount(written, around);
    String words = PortugueseCounting.said(amount, PortugueseCounting.feminine(around));
    boolean noun = NOUN.matcher(around.after()).lookingAt() && !around.after().startsWith(" de ");
    return noun && wholeMillions(amount) ? words + " de" : words;
  }

  static boolean wholeMillions(Amount amount) {
    return amount.fraction() == null
        && amount.whole().length() > 6
        && amount.whole().length() <= LONGEST
        && Long.parseLong(amount.whole()) % MILLION == 0;
  }

  private static String range(MatchResult match, Surroundings around) {
    boolean feminine = PortugueseCounting.feminine(around) && around.wordAfter().endsWith("s");
    return PortugueseCounting.said(PortugueseCounting.amount(match.group(1), around), feminine)
        + PortugueseCounting.joint(around)
        + PortugueseCounting.said(PortugueseCounting.amount(match.group(2), around), feminine);
  }

  private static String times(MatchResult match, Surroundings around) {
    Amount amount = Amount.of(match.group(1), '.');
    return PortugueseCounting.said(amount, true) + (amount.one() ? " vez" : " vezes");
  }

  /** A score is two to one, a size two by one. */
  private static @Nullable String by(MatchResult match, Surroundings around) {
    String first = match.group(1);
    String second = match.group(2);
    boolean score =
        first.length() <= 2
            && second.length() <= 2
            && !SHIFT.matcher(around.before()).find()
            && (won(first, second)
                || MATCH.matcher(around.before()).find()
                || MATCH.matcher(around.after()).find());
    return PortugueseCounting.said(first, false) + (score ? " a" : " por");
  }

  /** Sizes begin with their smaller side, scores with whoever won. */
  private static boolean won(String first, String second) {
    boolean digits = first.length() == 1 && second.length() == 1;
    return digits && (first.compareTo(second) > 0 || first.equals("0"));
  }
}
