package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.SpanishNumbers.Form;
import io.babelgrid.synthesis.text.SpanishTerms.Currency;
import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spanish amounts of money and their ranges. */
final class SpanishMoney implements MoneyRules.Words<Currency> {

  private static final String SCALE =
      "(?:\\s?(mil millones|mil|millón|millones|billón|billones|[kK]|(?<=\\d)[Mm](?!i))"
          + "(?![\\p{L}\\d]))?";

  private static final Pattern PER_VOLUME =
      Pattern.compile("(?:\\s?/\\s?|\\s(?:por|el|al|cada)\\s)(?:l|L|litro)" + END);

  /** Behind these a range needs no "de". */
  private static final Set<String> PREPOSITIONS =
      Terms.words("de entre por en a hasta con para los unos desde");

  private SpanishMoney() {}

  static List<Rule> rules() {
    return new MoneyRules<>(
            SpanishTerms.CURRENCIES, SCALE, PER_VOLUME, '.', "menos", new SpanishMoney())
        .rules();
  }

  @Override
  public String opening(Surroundings around) {
    return SpanishCounting.behind(around, PREPOSITIONS) ? "" : "de ";
  }

  @Override
  public String joint(Surroundings around) {
    return SpanishCounting.joint(around);
  }

  @Override
  public String lower(Currency currency, Amount amount, @Nullable String scale) {
    return scale == null
        ? SpanishCounting.said(amount, form(currency))
        : SpanishCounting.said(amount, Form.MASCULINE) + " " + scale(scale, amount);
  }

  private static Form form(Currency currency) {
    return currency.feminine() ? Form.FEMININE : Form.MASCULINE;
  }

  private static String scale(String written, Amount amount) {
    return switch (written) {
      case "k", "K" -> "mil";
      case "m", "M" -> amount.one() ? "millón" : "millones";
      default -> written;
    };
  }

  @Override
  public String money(
      Currency currency, Amount amount, @Nullable String scale, Surroundings around) {
    Noun unit = currency.unit();
    if (scale != null) {
      String word = scale(scale, amount);
      boolean thousand = word.startsWith("mil") && !word.startsWith("mill");
      String count =
          thousand && amount.one() ? "" : SpanishCounting.said(amount, Form.MASCULINE) + " ";
      return count + word + (word.equals("mil") ? " " : " de ") + unit.plural();
    }
    String cents = currency.cent() == null ? null : cents(amount.fraction());
    if (amount.fraction() == null || cents == null) {
      String joint = SpanishCounts.wholeMillions(amount) ? " de " : " ";
      return SpanishCounting.said(amount, form(currency)) + joint + unit.counted(amount.one());
    }
    return unitsAndCents(currency, amount.whole(), Integer.parseInt(cents));
  }

  /** Two digits of a fraction, one being the tens: 1,5 €. */
  private static @Nullable String cents(@Nullable String fraction) {
    if (fraction == null || fraction.length() > 2) {
      return null;
    }
    return fraction.length() == 2 ? fraction : fraction + "0";
  }

  private static String unitsAndCents(Currency currency, String whole, int cents) {
    Noun cent = currency.cent();
    if (cent == null) {
      throw new IllegalArgumentException("a currency without cents");
    }
    String centWords =
        SpanishNumbers.cardinal(cents, Form.MASCULINE) + " " + cent.counted(cents == 1);
    if (whole.matches("0+") && cents > 0) {
      return centWords;
    }
    Amount units = new Amount(whole, null, '.');
    String unitWords =
        SpanishNumbers.integer(whole, form(currency))
            + (SpanishCounts.wholeMillions(units) ? " de " : " ")
            + currency.unit().counted(units.one());
    return cents == 0 ? unitWords : unitWords + " con " + centWords;
  }
}
