package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spanish numbers without a unit: ordinals, scores, ranges, and the number itself. */
final class SpanishCounts {

  private static final long MILLION = 1_000_000;
  private static final int LONGEST = 18;

  /** Pictures are so many by so many, other ratios one to ten. */
  private static final Set<String> FORMATS = Set.of("16:9", "9:16", "4:3", "21:9", "3:2");

  private static final Pattern WORD_END = Pattern.compile("(?<=\\p{L})(?= |$)");
  private static final Pattern NOUN = Pattern.compile("\\s\\p{Ll}");
  private static final Pattern NO_NOUN =
      Pattern.compile("\\s(?:de|del|y|o|en|a|al|por|para|con|que|es|fue|está|más|menos)\\s");

  private SpanishCounts() {}

  static List<Rule> rules() {
    return List.of(
        Rule.figure("(\\d{1,3})\\.?(?:er|ᵉʳ)" + END, (m, a) -> ordinal(m.group(1), Form.MASCULINE)),
        Rule.figure("(\\d{1,3})\\.?([oaºª])s(?![\\p{L}\\d])", SpanishCounts::ordinals),
        Rule.figure(
            "(\\d{1,3}(?:\\.\\d{3}){1,4}|\\d{1,12})\\.?\\s?([ºª°])(?!\\p{L})",
            SpanishCounts::ordinal),
        Rule.figure(
            "(\\d{1,3})\\.?(?:[oa]|[tmnd][oa]|v[oa])(?<=([oa]))(?![\\p{L}\\d])",
            SpanishCounts::ordinal),
        Rule.figure(
            "(\\d{1,3}):(\\d{1,3})(?![\\d:])",
            (m, around) ->
                SpanishCounting.said(m.group(1))
                    + (FORMATS.contains(m.group()) ? " " : " a ")
                    + SpanishCounting.said(m.group(2))),
        Rule.figure(NUMBER + "[xX×](?![\\p{L}\\d])(?!\\s?\\d)", SpanishCounts::times),
        Rule.figure(
            "(?!0[xX]\\d{0,8}[A-Fa-f])" + NUMBER + "\\s?[xX×]\\s?(?=\\d{1,9})",
            (m, around) -> SpanishCounting.said(m.group(1)) + " por"),
        Rule.figure(
            NUMBER + DASH + NUMBER + "(?=\\s?=)",
            (m, around) ->
                SpanishCounting.said(m.group(1)) + " menos " + SpanishCounting.said(m.group(2))),
        Rule.figure(
            "(?<!\\d[-–])" + NUMBER + DASH + NUMBER + END + "(?![-–]\\d)", SpanishCounts::range),
        Rule.figure(
            "((?<![\\p{L}\\d)])-)?(\\d{1,3}(?: \\d{3}){1,4})(?![\\d:/])(,\\d{1,20})?"
                + "(?![\\p{L}\\d])",
            SpanishCounts::spaced),
        Rule.figure(
            SIGNED,
            (m, around) ->
                sign(m.group(1)) + counting(SpanishCounting.amount(m.group(2), around), around)));
  }

  private static String sign(@Nullable String minus) {
    return minus == null ? "" : "menos ";
  }

  private static String ordinal(String written, Form form) {
    return SpanishNumbers.ordinal(Long.parseLong(written.replace(".", "")), form);
  }

  /** Before the noun that it orders, primero and tercero lose their end. */
  private static String ordinal(MatchResult match, Surroundings around) {
    if ("aª".contains(match.group(2))) {
      return ordinal(match.group(1), Form.FEMININE);
    }
    Form form = SpanishGender.form("", around.after(), true);
    return ordinal(match.group(1), form == Form.FEMININE ? Form.ALONE : form);
  }

  private static String ordinals(MatchResult match, Surroundings around) {
    Form form = "aª".contains(match.group(2)) ? Form.FEMININE : Form.ALONE;
    return WORD_END.matcher(ordinal(match.group(1), form)).replaceAll("s");
  }

  /** Thousands set apart by spaces. */
  private static String spaced(MatchResult match, Surroundings around) {
    String fraction = match.group(3);
    var amount =
        new Amount(
            match.group(2).replace(" ", ""), fraction == null ? null : fraction.substring(1), ',');
    return sign(match.group(1)) + counting(amount, around);
  }

  /** A number before the noun it counts: whole millions take "de". */
  private static String counting(Amount amount, Surroundings around) {
    String words = SpanishCounting.said(amount, SpanishCounting.form(amount, around));
    String after = around.after() + " ";
    boolean noun = NOUN.matcher(after).lookingAt() && !NO_NOUN.matcher(after).lookingAt();
    return noun && wholeMillions(amount) ? words + " de" : words;
  }

  static boolean wholeMillions(Amount amount) {
    return amount.fraction() == null
        && amount.whole().length() > 6
        && amount.whole().length() <= LONGEST
        && Long.parseLong(amount.whole()) % MILLION == 0;
  }

  private static String range(MatchResult match, Surroundings around) {
    Amount to = SpanishCounting.amount(match.group(2), around);
    Form form = SpanishCounting.form(to, around);
    return SpanishCounting.said(SpanishCounting.amount(match.group(1), around), form)
        + SpanishCounting.joint(around)
        + SpanishCounting.said(to, form);
  }

  private static String times(MatchResult match, Surroundings around) {
    Amount amount = Amount.of(match.group(1), '.');
    return SpanishCounting.said(amount, Form.FEMININE) + (amount.one() ? " vez" : " veces");
  }
}
