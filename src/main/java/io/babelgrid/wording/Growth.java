package io.babelgrid.wording;

import io.babelgrid.wording.Unit.CalendarDate;
import io.babelgrid.wording.Unit.ClockTime;
import io.babelgrid.wording.Unit.Literal;
import io.babelgrid.wording.Unit.Money;
import io.babelgrid.wording.Unit.Ordinal;
import io.babelgrid.wording.Unit.Percent;
import io.babelgrid.wording.Unit.Quantity;
import io.babelgrid.wording.Unit.Range;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the next word could still add to the end of a text. */
final class Growth {

  private final CurrencyReader currencies;

  /** What continuations of several words can begin with. */
  private final Set<String> openings;

  Growth(CurrencyReader currencies, Set<String> openings) {
    this.currencies = currencies;
    this.openings = openings;
  }

  boolean mayGrow(List<String> words, Found last) {
    String own = String.join(" ", words.subList(last.fromWord(), last.toWord()));
    if (last.toWord() < words.size()) {
      String rest = String.join(" ", words.subList(last.toWord(), words.size()));
      return last.suffix().isEmpty()
          && last.unit() instanceof Quantity
          && openings.contains(rest.toLowerCase(Locale.ROOT));
    }
    boolean areaCode = last.prefix().endsWith("(") && last.suffix().equals(")");
    return areaCode || (last.suffix().isEmpty() && mayGrow(last.unit(), own));
  }

  private boolean mayGrow(Unit unit, String own) {
    return switch (unit) {
      case Quantity quantity -> quantity.measure().isEmpty();
      case Money money -> mayGrow(money, own);
      case ClockTime time -> !time.halfKnown() && Marks.isDigit(own.charAt(own.length() - 1));
      case Literal _ ->
          PhoneReader.mayGoOn(own) || awaitsFigure(own);
      case Range range -> mayGrow(range.to(), own);
      case Percent _, CalendarDate _, Ordinal _ -> false;
    };
  }

  /** After a noun only a longer noun can follow; after a figure or sign much can. */
  private boolean mayGrow(Money money, String own) {
    boolean noun = Character.isLowerCase(own.charAt(own.length() - 1));
    String lastWord = own.substring(own.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return noun
        ? openings.contains(lastWord)
        : money.figure().magnitude() == Magnitude.ONE;
  }

  boolean awaitsFigure(String word) {
    int from = 0;
    while (from < word.length() && Marks.isOpening(word.charAt(from))) {
      from++;
    }
    return currencies.isSign(word.substring(from));
  }

  int settled(List<String> words, List<Found> found) {
    if (!found.isEmpty() && mayGrow(words, found.getLast())) {
      return found.getLast().fromWord();
    }
    boolean awaits = !words.isEmpty() && awaitsFigure(words.getLast());
    return awaits ? words.size() - 1 : words.size();
  }
}
