package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import io.babelgrid.wording.Unit.CalendarDate;
import io.babelgrid.wording.Unit.ClockTime;
import io.babelgrid.wording.Unit.Literal;
import io.babelgrid.wording.Unit.Money;
import io.babelgrid.wording.Unit.Ordinal;
import io.babelgrid.wording.Unit.Percent;
import io.babelgrid.wording.Unit.Quantity;
import io.babelgrid.wording.Unit.Range;
import java.util.List;
import java.util.stream.Collectors;

/** Units in a short form for tables: kind and value, without separators. */
final class Notation {

  private Notation() {}

  static List<String> words(String text) {
    return List.of(text.strip().split(" +"));
  }

  /** Units of a text, with a semicolon between. */
  static String of(String text, Language language) {
    return UnitFinder.of(language).find(words(text)).stream()
        .map(found -> of(found.unit()))
        .collect(Collectors.joining("; "));
  }

  static String of(Unit unit) {
    return switch (unit) {
      case Quantity quantity -> of(quantity.figure()) + quantity.measure();
      case Percent percent -> of(percent.figure()) + "%";
      case Money money -> money.currency() + " " + of(money.figure());
      case ClockTime time ->
          time.hour()
              + (time.minute().isPresent() ? ":" + time.minute().getAsInt() : "h")
              + (time.halfKnown() ? "" : "?");
      case CalendarDate date ->
          "day %d month %d".formatted(date.day(), date.month())
              + (date.year().isPresent() ? " year " + date.year().getAsInt() : "");
      case Ordinal ordinal -> "no. " + ordinal.number() + (ordinal.feminine() ? " f" : "");
      case Literal literal -> "<" + literal.text() + ">";
      case Range range -> of(range.from()) + " to " + of(range.to());
    };
  }

  private static String of(Figure figure) {
    return figure.value().toPlainString()
        + (figure.magnitude() == Magnitude.ONE ? "" : " " + figure.magnitude());
  }
}
