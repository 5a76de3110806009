package io.babelgrid.wording;

import io.babelgrid.wording.Unit.Money;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes sums of money, with the noun of the currency or with its sign. */
final class MoneyWriter {

  /**
   * @param before with the space that separates it, if any
   * @param behind likewise
   */
  private record Sign(String before, String behind) {}

  private final Wording wording;
  private final FigureWriter figures;
  private final Map<String, List<String>> nouns;
  private final Map<String, Sign> signs;
  private final Set<Magnitude> linked;
  private final String link;

  MoneyWriter(Wording wording, FigureWriter figures) {
    this.wording = wording;
    this.figures = figures;
    var allNouns = new HashMap<String, List<String>>();
    var allSigns = new HashMap<String, Sign>();
    for (String currency : wording.currencies()) {
      allNouns.put(currency, wording.nouns(currency));
      allSigns.put(currency, sign(wording, currency));
    }
    nouns = Map.copyOf(allNouns);
    signs = Map.copyOf(allSigns);
    linked = wording.magnitudes("link.magnitudes");
    link = wording.text("link");
  }

  /** "50 libras", "5 milhões de dólares". */
  String withNoun(Money money) {
    Figure figure = money.figure();
    return figures.write(figure)
        + (linked.contains(figure.magnitude()) ? " " + link + " " : " ")
        + noun(money);
  }

  /** "£50", "R$ 1.500", "US$ 5 milhões". */
  String withSign(Money money) {
    Figure figure = money.figure();
    Sign sign = signs.getOrDefault(money.currency(), new Sign(money.currency() + " ", ""));
    boolean negative = figure.value().signum() < 0;
    var size = new Figure(figure.value().abs(), figure.magnitude(), figure.grouped());
    return (negative ? "-" : "") + sign.before() + figures.write(size) + sign.behind();
  }

  private String noun(Money money) {
    List<String> forms = nouns.getOrDefault(money.currency(), List.of());
    Figure figure = money.figure();
    boolean one = figure.magnitude() == Magnitude.ONE && wording.isSingular(figure);
    return forms.isEmpty() ? money.currency() : forms.get(one ? 0 : 1);
  }

  private static Sign sign(Wording wording, String currency) {
    DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(wording.locale());
    format.setCurrency(Currency.getInstance(currency));
    String before = format.getPositivePrefix().replace('\u00a0', ' ');
    boolean glued = !before.isEmpty() && Character.isLetter(before.charAt(before.length() - 1));
    return new Sign(
        glued ? before + " " : before, format.getPositiveSuffix().replace('\u00a0', ' '));
  }
}
