package io.babelgrid.synthesis.text;

import static io.babelgrid.synthesis.text.Amount.DASH;
import static io.babelgrid.synthesis.text.Amount.END;
import static io.babelgrid.synthesis.text.Amount.NUMBER;
import static io.babelgrid.synthesis.text.Amount.SIGNED;

import io.babelgrid.synthesis.text.TextScanner.Rule;
import io.babelgrid.synthesis.text.TextScanner.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How money is written in any language: the currency before or behind an amount, alone or of a
 * range.
 *
 * @param <C> what the language knows of a currency
 * @param currencies by their signs and codes
 * @param scale matches a word or letter for many (million, k) as its only group, or nothing
 * @param perVolume matches what follows a price of fuel, which alone has three decimals
 * @param grouping what separates thousands, where a figure may be read either way
 * @param minus said before an amount below zero
 * @param words what is said
 */
record MoneyRules<C>(
    Map<String, C> currencies,
    String scale,
    Pattern perVolume,
    char grouping,
    String minus,
    Words<C> words) {

  /** The words of a language. */
  interface Words<C> {

    /** An amount with its currency. */
    String money(C currency, Amount amount, @Nullable String scale, Surroundings around);

    /** The lower end of a range, whose currency is said behind the upper one. */
    String lower(C currency, Amount amount, @Nullable String scale);

    /** What begins a range, with a space behind it, or nothing. */
    String opening(Surroundings around);

    /** What joins the ends of a range, with a space on each side. */
    String joint(Surroundings around);
  }

  List<Rule> rules() {
    String currency = "(" + Terms.anyOf(currencies) + ")";
    return List.of(
        Rule.of(
            currency + "\\s?" + NUMBER + scale + DASH + currency + "?\\s?" + NUMBER + scale + END,
            this::range),
        Rule.of(
            "(-)?" + currency + "\\s?(-)?" + NUMBER + scale,
            (m, around) ->
                sign(m.group(1) != null || m.group(3) != null)
                    + money(m.group(2), m.group(4), m.group(5), around)),
        Rule.figure(
            NUMBER + scale + DASH + NUMBER + scale + "\\s?" + currency + END,
            (m, around) ->
                range(m.group(5), m.group(1), m.group(2), m.group(3), m.group(4), around)),
        Rule.figure(
            SIGNED + scale + "\\s?" + currency + END,
            (m, around) ->
                sign(m.group(1) != null) + money(m.group(4), m.group(2), m.group(3), around)));
  }

  private String sign(boolean below) {
    return below ? minus + " " : "";
  }

  private @Nullable String range(MatchResult match, Surroundings around) {
    String second = match.group(4);
    if (second != null && !currency(second).equals(currency(match.group(1)))) {
      return null;
    }
    return range(
        match.group(1), match.group(2), match.group(3), match.group(5), match.group(6), around);
  }

  /** The unit is said once, unless cents must be told apart. */
  private String range(
      String sign,
      String from,
      @Nullable String fromScale,
      String to,
      @Nullable String toScale,
      Surroundings around) {
    C currency = currency(sign);
    Amount low = price(from, around);
    boolean cents = low.fraction() != null && fromScale == null && toScale == null;
    String start =
        cents ? words.money(currency, low, null, around) : words.lower(currency, low, fromScale);
    return words.opening(around) + start + words.joint(around) + money(sign, to, toScale, around);
  }

  private String money(String sign, String written, @Nullable String scale, Surroundings around) {
    Amount amount = scale == null ? price(written, around) : Amount.of(written, grouping);
    return words.money(currency(sign), amount, scale, around);
  }

  private Amount price(String written, Surroundings around) {
    boolean volume = perVolume.matcher(around.after()).lookingAt();
    return volume ? Amount.of(written, grouping) : Amount.ofEither(written);
  }

  private C currency(String sign) {
    C currency = currencies.get(sign);
    if (currency == null) {
      throw new IllegalArgumentException("not a currency: " + sign);
    }
    return currency;
  }
}
