package io.babelgrid.wording;

import io.babelgrid.pipeline.Language;
import io.babelgrid.wording.Unit.CalendarDate;
import io.babelgrid.wording.Unit.ClockTime;
import io.babelgrid.wording.Unit.Literal;
import io.babelgrid.wording.Unit.Measured;
import io.babelgrid.wording.Unit.Money;
import io.babelgrid.wording.Unit.Ordinal;
import io.babelgrid.wording.Unit.Percent;
import io.babelgrid.wording.Unit.Quantity;
import io.babelgrid.wording.Unit.Range;
import io.babelgrid.wording.Unit.Sized;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes units as a language does. */
public final class UnitWriter {

  private static final Map<Language, UnitWriter> ALL = Wording.forEach(UnitWriter::new);

  private final FigureWriter figures;
  private final MoneyWriter sums;
  private final ClockWriter times;
  private final DateWriter dates;
  private final OrdinalWriter ordinals;
  private final String percent;
  private final Set<Magnitude> linked;
  private final String link;
  private final Set<String> measures;

  private UnitWriter(Wording wording) {
    figures = new FigureWriter(wording);
    sums = new MoneyWriter(wording, figures);
    times = new ClockWriter(wording);
    dates = new DateWriter(wording);
    ordinals = new OrdinalWriter(wording);
    percent =
        ((DecimalFormat) NumberFormat.getPercentInstance(wording.locale()))
            .getPositiveSuffix()
            .replace('\u00a0', ' ');
    linked = wording.magnitudes("link.magnitudes");
    link = wording.text("link");
    measures = Set.copyOf(wording.list("measure.words"));
  }

  /**
   * The writer of a language.
   *
   * @throws IllegalArgumentException when there is no data of the language
   */
  public static UnitWriter of(Language target) {
    return Wording.of(target, ALL);
  }

  /** Words behind a figure that make a measure of it: "quilos". */
  public Set<String> measures() {
    return measures;
  }

  /** Money with the noun of its currency: "50 libras". */
  public String write(Unit unit) {
    return write(unit, sums::withNoun);
  }

  /** Money with the sign of its currency, "£ 50"; all else as always. */
  public String symbolic(Unit unit) {
    return write(unit, sums::withSign);
  }

  /**
   * With the punctuation it had. An abbreviation's full stop ends the sentence too, and a
   * possessive ending is English grammar, not part of the unit.
   */
  public String write(Found found) {
    String written = write(found.unit());
    String suffix = Marks.withoutPossessive(found.suffix());
    boolean twice = written.endsWith(".") && suffix.startsWith(".");
    return found.prefix() + written + (twice ? suffix.substring(1) : suffix);
  }

  /**
   * The word needed between a unit and a noun behind it, as in "5 milhões de pessoas"; or empty.
   */
  public String link(Unit unit) {
    return switch (unit) {
      case Quantity quantity when linked.contains(quantity.figure().magnitude()) -> link;
      case Range range -> link(range.to());
      default -> "";
    };
  }

  private String write(Unit unit, Function<Money, String> money) {
    return switch (unit) {
      case Quantity quantity -> figures.write(quantity.figure()) + quantity.measure();
      case Percent share -> figures.write(share.figure()) + percent;
      case Money sum -> money.apply(sum);
      case ClockTime time -> times.write(time);
      case CalendarDate date -> dates.write(date);
      case Ordinal ordinal -> ordinals.write(ordinal);
      case Literal literal -> literal.text();
      case Range range -> range(range, money);
    };
  }

  /** What both ends share stands once, where the language puts it. */
  private String range(Range range, Function<Money, String> money) {
    Measured from = range.from();
    Measured to = range.to();
    String end = write(to, money);
    if (!(from instanceof Sized first && to instanceof Sized last && shareAll(first, last))) {
      return write(from, money) + "-" + end;
    }
    boolean sameMagnitude = first.figure().magnitude() == last.figure().magnitude();
    String start = sameMagnitude ? figures.digits(first.figure()) : figures.write(first.figure());
    int at = end.indexOf(figures.digits(last.figure()));
    return end.substring(0, at) + start + "-" + end.substring(at);
  }

  private static boolean shareAll(Sized from, Sized to) {
    return switch (from) {
      case Quantity first -> to instanceof Quantity last && last.measure().equals(first.measure());
      case Money first -> to instanceof Money last && last.currency().equals(first.currency());
      case Percent _ -> true;
    };
  }
}
