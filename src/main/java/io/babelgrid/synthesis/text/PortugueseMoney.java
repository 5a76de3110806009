package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.END;

import io.babelgrid.synthesis.text.PortugueseTerms.Currency;
import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portuguese amounts of money and their ranges. */
final class PortugueseMoney implements MoneyRules.Words<Currency> {

  private static final String SCALE =
      "(?:\\s?(mil|milhão|milhões|mi|bilhão|bilhões|bi|trilhão|trilhões|tri|[kK]|(?<=\\d)[MBm])"
          + "(?![\\p{L}\\d]))?";

  private static final Pattern PER_VOLUME =
      Pattern.compile("(?:\\s?/\\s?|\\s(?:por|o|pelo|ao|a cada)\\s)(?:l|L|litro)" + END);

  /** Behind these a range needs no "de". */
  private static final Set<String> PREPOSITIONS =
      Terms.words("de entre por em a até com para pra dos os uns pelos");

  private PortugueseMoney() {}

  static List<Rule> rules() {
    return new MoneyRules<>(
            PortugueseTerms.CURRENCIES, SCALE, PER_VOLUME, '.', "menos", new PortugueseMoney())
        .rules();
  }

  @Override
  public String opening(Surroundings around) {
    return PortugueseCounting.behind(around, PREPOSITIONS) ? "" : "de ";
  }

  @Override
  public String joint(Surroundings around) {
    return PortugueseCounting.joint(around);
  }

  @Override
  public String lower(Currency currency, Amount amount, @Nullable String scale) {
    return PortugueseCounting.said(amount, currency.feminine())
        + (scale == null ? "" : " " + scale(scale, amount));
  }

  private static String scale(String written, Amount amount) {
    boolean one = amount.whole().equals("1");
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "k" -> "mil";
      case "mi", "m" -> one ? "milhão" : "milhões";
      case "bi", "b" -> one ? "bilhão" : "bilhões";
      case "tri" -> one ? "trilhão" : "trilhões";
      default -> written;
    };
  }

  @Override
  public String money(
      Currency currency, Amount amount, @Nullable String scale, Surroundings around) {
    Noun unit = currency.unit();
    if (scale != null) {
      String word = scale(scale, amount);
      boolean thousand = word.equals("mil");
      boolean one = thousand && amount.one();
      return (one ? "" : PortugueseCounting.said(amount, currency.feminine() && thousand) + " ")
          + word
          + (thousand ? " " : " de ")
          + unit.plural();
    }
    String cents = currency.cent() == null ? null : cents(amount.fraction());
    if (amount.fraction() == null || cents == null) {
      String joint = wholeMillions(amount) ? " de " : " ";
      return PortugueseCounting.said(amount, currency.feminine())
          + joint
          + unit.counted(amount.one());
    }
    return unitsAndCents(currency, amount.whole(), Integer.parseInt(cents));
  }

  /** Two digits of a fraction, one being the tens: R$ 1,5. */
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
    String centWords = PortugueseNumbers.cardinal(cents, false) + " " + cent.counted(cents == 1);
    if (whole.matches("0+") && cents > 0) {
      return centWords;
    }
    Amount units = new Amount(whole, null, '.');
    String unitWords =
        PortugueseNumbers.integer(whole, currency.feminine())
            + (wholeMillions(units) ? " de " : " ")
            + currency.unit().counted(units.one());
    return cents == 0 ? unitWords : unitWords + " e " + centWords;
  }

  private static boolean wholeMillions(Amount amount) {
    return PortugueseCounts.wholeMillions(amount);
  }
}
