package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.EnglishTerms.Currency;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** English amounts of money and their ranges. */
final class EnglishMoney {

  private static final String CURRENCY = "(" + Terms.anyOf(EnglishTerms.CURRENCIES) + ")";

  private static final String SCALE =
      "(?:\\s?(thousand|million|billion|trillion|bn|mn|mln|tn|[kKmM]|(?<=\\d)[bBT])(?!\\w))?";

  private static final Map<String, String> SCALES =
      Map.of(
          "k", "thousand",
          "m", "million",
          "mn", "million",
          "mln", "million",
          "b", "billion",
          "bn", "billion",
          "tn", "trillion",
          "t", "trillion");

  /** Prices of fuel alone have three decimals. */
  private static final Pattern PER_VOLUME =
      Pattern.compile("(?:\\s?/\\s?|\\s(?:per|a|the)\\s)(?:gal|gallon|l|L|liter|litre)" + END);

  private static final int CENT_DIGITS = 2;

  private EnglishMoney() {}

  static List<Rule> rules() {
    return List.of(
        Rule.of(
            CURRENCY + "\\s?" + NUMBER + SCALE + DASH + CURRENCY + "?\\s?" + NUMBER + SCALE + END,
            EnglishMoney::range),
        Rule.of(
            "(-)?" + CURRENCY + "\\s?(-)?" + NUMBER + SCALE,
            (m, around) ->
                sign(m.group(1) != null || m.group(3) != null)
                    + money(m.group(2), m.group(4), m.group(5), around)),
        Rule.figure(
            NUMBER + SCALE + DASH + NUMBER + SCALE + "\\s?" + CURRENCY + END,
            (m, around) ->
                range(m.group(5), m.group(1), m.group(2), m.group(3), m.group(4), around)),
        Rule.figure(
            SIGNED + SCALE + "\\s?" + CURRENCY + END,
            (m, around) ->
                sign(m.group(1) != null) + money(m.group(4), m.group(2), m.group(3), around)));
  }

  private static String sign(boolean minus) {
    return minus ? "minus " : "";
  }

  private static @Nullable String range(MatchResult match, Surroundings around) {
    String second = match.group(4);
    if (second != null && !currency(second).equals(currency(match.group(1)))) {
      return null;
    }
    return range(
        match.group(1), match.group(2), match.group(3), match.group(5), match.group(6), around);
  }

  /** The unit is said once, unless cents must be told apart. */
  private static String range(
      String sign,
      String from,
      @Nullable String fromScale,
      String to,
      @Nullable String toScale,
      Surroundings around) {
    Amount low = amount(from, around);
    boolean cents = low.fraction() != null && fromScale == null && toScale == null;
    String start =
        cents
            ? money(sign, from, null, around)
            : EnglishNumbers.said(low) + (fromScale == null ? "" : " " + scale(fromScale));
    return start + EnglishCounting.joint(around) + money(sign, to, toScale, around);
  }

  private static Currency currency(String sign) {
    Currency currency = EnglishTerms.CURRENCIES.get(sign);
    if (currency == null) {
      throw new IllegalArgumentException("not a currency: " + sign);
    }
    return currency;
  }

  private static String scale(String written) {
    return SCALES.getOrDefault(written.toLowerCase(Locale.ROOT), written);
  }

  private static Amount amount(String written, Surroundings around) {
    boolean volume = PER_VOLUME.matcher(around.after()).lookingAt();
    return volume ? Amount.of(written, ',') : Amount.ofEither(written);
  }

  private static String money(
      String sign, String written, @Nullable String scale, Surroundings around) {
    Currency currency = currency(sign);
    boolean attribute = EnglishCounting.attributive(around);
    if (scale != null) {
      String amount = EnglishNumbers.written(written) + " " + scale(scale) + " ";
      return amount + currency.unit().counted(attribute);
    }
    Amount amount = amount(written, around);
    String fraction = amount.fraction();
    if (fraction == null || currency.cent() == null || fraction.length() != CENT_DIGITS) {
      return EnglishNumbers.said(amount) + " " + currency.unit().counted(attribute || amount.one());
    }
    int cents = Integer.parseInt(fraction);
    String centWords =
        EnglishNumbers.cardinal(cents) + " " + currency.cent().counted(attribute || cents == 1);
    if (amount.whole().matches("0+") && cents > 0) {
      return centWords;
    }
    String units =
        EnglishNumbers.integer(amount.whole())
            + " "
            + currency.unit().counted(attribute || amount.whole().equals("1"));
    return cents == 0 ? units : units + " and " + centWords;
  }
}
