package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.EnglishTerms.Currency;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** English amounts of money and their ranges. */
final class EnglishMoney implements MoneyRules.Words<Currency> {

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

  private static final Pattern PER_VOLUME =
      Pattern.compile("(?:\\s?/\\s?|\\s(?:per|a|the)\\s)(?:gal|gallon|l|L|liter|litre)" + END);

  private static final int CENT_DIGITS = 2;

  private EnglishMoney() {}

  static List<Rule> rules() {
    return new MoneyRules<>(
            EnglishTerms.CURRENCIES, SCALE, PER_VOLUME, ',', "minus", new EnglishMoney())
        .rules();
  }

  @Override
  public String opening(Surroundings around) {
    return "";
  }

  @Override
  public String joint(Surroundings around) {
    return EnglishCounting.joint(around);
  }

  @Override
  public String lower(Currency currency, Amount amount, @Nullable String scale) {
    return EnglishNumbers.said(amount) + (scale == null ? "" : " " + scale(scale));
  }

  private static String scale(String written) {
    return SCALES.getOrDefault(written.toLowerCase(Locale.ROOT), written);
  }

  @Override
  public String money(
      Currency currency, Amount amount, @Nullable String scale, Surroundings around) {
    boolean attribute = EnglishCounting.attributive(around);
    if (scale != null) {
      return EnglishNumbers.said(amount)
          + " "
          + scale(scale)
          + " "
          + currency.unit().counted(attribute);
    }
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
