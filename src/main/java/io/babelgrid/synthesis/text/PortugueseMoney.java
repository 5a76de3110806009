package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.PortugueseTerms.Currency;
import io.babelgrid.synthesis.text.Terms.Noun;
import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Portuguese amounts of money and their ranges. */
final class PortugueseMoney {

  private static final String CURRENCY = "(" + Terms.anyOf(PortugueseTerms.CURRENCIES) + ")";

  private static final String SCALE =
      "(?:\\s?(mil|milhão|milhões|mi|bilhão|bilhões|bi|trilhão|trilhões|tri|[kK]|(?<=\\d)[MBm])"
          + "(?![\\p{L}\\d]))?";

  /** Prices of fuel alone have three decimals. */
  private static final Pattern PER_VOLUME =
      Pattern.compile("(?:\\s?/\\s?|\\s(?:por|o|pelo|ao|a cada)\\s)(?:l|L|litro)" + END);

  /** Behind these a range needs no "de". */
  private static final Set<String> PREPOSITIONS =
      Terms.words("de entre por em a até com para pra dos os uns pelos");

  private PortugueseMoney() {}

  static List<Rule> rules() {
    return List.of(
        Rule.of(
            CURRENCY + "\\s?" + NUMBER + SCALE + DASH + CURRENCY + "?\\s?" + NUMBER + SCALE + END,
            PortugueseMoney::range),
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
    return minus ? "menos " : "";
  }

  private static Currency currency(String sign) {
    Currency currency = PortugueseTerms.CURRENCIES.get(sign);
    if (currency == null) {
      throw new IllegalArgumentException("not a currency: " + sign);
    }
    return currency;
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
            : PortugueseCounting.said(low, currency(sign).feminine())
                + (fromScale == null ? "" : " " + scale(fromScale, low));
    String opening = PortugueseCounting.behind(around, PREPOSITIONS) ? "" : "de ";
    return opening + start + PortugueseCounting.joint(around) + money(sign, to, toScale, around);
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

  private static Amount amount(String written, Surroundings around) {
    boolean volume = PER_VOLUME.matcher(around.after()).lookingAt();
    return volume ? Amount.of(written, '.') : Amount.ofEither(written);
  }

  private static String money(
      String sign, String written, @Nullable String scale, Surroundings around) {
    Currency currency = currency(sign);
    Noun unit = currency.unit();
    if (scale != null) {
      Amount amount = Amount.of(written, '.');
      String word = scale(scale, amount);
      boolean thousand = word.equals("mil");
      boolean one = thousand && amount.one();
      return (one ? "" : PortugueseCounting.said(amount, currency.feminine() && thousand) + " ")
          + word
          + (thousand ? " " : " de ")
          + unit.plural();
    }
    Amount amount = amount(written, around);
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
