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

  /** All but the last word of the longest continuation. */
  private static final int MOST_OPENING_WORDS = 2;

  private final CurrencyReader currencies;

  /** What continuations of several words can begin with. */
  private final Set<String> openings;

  private final boolean halvesFollow;

  Growth(CurrencyReader currencies, AmountReader amounts) {
    this.currencies = currencies;
    openings = amounts.openings();
    halvesFollow = amounts.knowsHalves();
  }

  boolean mayGrow(List<String> words, Found last) {
    int behind = words.size() - last.toWord();
    if (behind > MOST_OPENING_WORDS) {
      return false;
    }
    if (behind > 0) {
      String rest = String.join(" ", words.subList(last.toWord(), words.size()));
      return last.suffix().isEmpty()
          && (endsInQuantity(last.unit()) || last.unit() instanceof ClockTime)
          && openings.contains(rest.toLowerCase(Locale.ROOT));
    }
    String own = String.join(" ", words.subList(last.fromWord(), last.toWord()));
    boolean areaCode = last.prefix().endsWith("(") && last.suffix().equals(")");
    return areaCode || (last.suffix().isEmpty() && mayGrow(last.unit(), own));
  }

  private static boolean endsInQuantity(Unit unit) {
    return unit instanceof Quantity || (unit instanceof Range range && endsInQuantity(range.to()));
  }

  private boolean mayGrow(Unit unit, String own) {
    return switch (unit) {
      case Quantity quantity -> quantity.measure().isEmpty();
      case Money _ -> moneyMayGrow(own);
      case ClockTime time -> halvesFollow && !time.halfKnown() && endsWithDigit(own);
      case Literal _ -> literalMayGrow(own);
      case Range range -> mayGrow(range.to(), own);
      case Percent _, CalendarDate _, Ordinal _ -> false;
    };
  }

  /** A figure takes much; a sign may belong to a figure that follows; a noun may be longer. */
  private boolean moneyMayGrow(String own) {
    String lastWord = own.substring(own.lastIndexOf(' ') + 1);
    return endsWithDigit(own)
        || awaitsFigure(lastWord)
        || openings.contains(lastWord.toLowerCase(Locale.ROOT));
  }

  /** A phone number, a lone sign, or "11-1", which is a time before "PM". */
  private boolean literalMayGrow(String own) {
    boolean dashed =
        endsWithDigit(own)
            && own.chars().anyMatch(c -> Marks.isDash((char) c))
            && own.chars().noneMatch(Character::isLetter);
    return dashed || PhoneReader.mayGoOn(own) || awaitsFigure(own);
  }

  private static boolean endsWithDigit(String own) {
    return Marks.isDigit(own.charAt(own.length() - 1));
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
