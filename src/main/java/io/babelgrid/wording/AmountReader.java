package io.babelgrid.wording;

import io.babelgrid.wording.NumberReader.Reading;
import io.babelgrid.wording.Unit.ClockTime;
import io.babelgrid.wording.Unit.Measured;
import io.babelgrid.wording.Unit.Money;
import io.babelgrid.wording.Unit.Percent;
import io.babelgrid.wording.Unit.Quantity;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one figure with all that belongs to it before and behind. */
final class AmountReader {

  private static final String NO_MEASURE = "";

  private final Wording wording;
  private final NumberReader numbers;
  private final ClockReader clocks;
  private final CurrencyReader currencies;
  private final Phrases<Magnitude> magnitudes;
  private final Phrases<Magnitude> shortMagnitudes;
  private final Phrases<Boolean> percents;
  private final Phrases<Boolean> measures;
  private final Phrases<Boolean> gluedMeasures;
  private final Phrases<Boolean> measureWords;
  private final String link;
  private final Set<Magnitude> linked;

  AmountReader(Wording wording, CurrencyReader currencies) {
    this.wording = wording;
    this.currencies = currencies;
    numbers = new NumberReader(wording);
    clocks = new ClockReader(wording);
    var whole = new Phrases.Builder<Magnitude>();
    var brief = new Phrases.Builder<Magnitude>();
    for (Magnitude magnitude : EnumSet.complementOf(EnumSet.of(Magnitude.ONE))) {
      whole.add(wording.words(magnitude), magnitude);
      brief.add(wording.list("magnitude.short." + magnitude.key()), magnitude);
    }
    magnitudes = whole.inAnyCase();
    shortMagnitudes = brief.inExactCase();
    percents =
        new Phrases.Builder<Boolean>()
            .add(List.of("%"), true)
            .add(wording.list("percent"), true)
            .inAnyCase();
    List<String> symbols = wording.list("measures");
    measures = new Phrases.Builder<Boolean>().add(symbols, true).inExactCase();
    gluedMeasures =
        new Phrases.Builder<Boolean>()
            .add(symbols, true)
            .add(wording.list("measures.glued"), true)
            .inExactCase();
    measureWords =
        new Phrases.Builder<Boolean>().add(wording.list("measure.words"), true).inAnyCase();
    link = wording.text("link");
    linked = wording.magnitudes("link.magnitudes");
  }

  @Nullable Parsed<Measured> read(Text text, int at) {
    Parsed<ClockTime> time = clocks.read(text, at);
    if (time != null) {
      return new Parsed<>(time.value(), time.end());
    }
    boolean negative = Marks.isMinus(text.at(at));
    int from = negative ? at + 1 : at;
    Parsed<String> sign = currencies.before(text, from);
    Reading number = numbers.read(text, sign == null ? from : sign.end());
    if (number == null) {
      return null;
    }
    Reading signed = negative ? number.negated() : number;
    return sign == null ? unsigned(text, signed) : money(text, signed, sign.value());
  }

  private @Nullable Parsed<Measured> money(Text text, Reading number, String currency) {
    Parsed<Magnitude> magnitude =
        Marks.isDash(text.at(number.end()))
            ? magnitudes.at(text, number.end() + 1)
            : magnitude(text, number.end());
    if (magnitude == null) {
      magnitude = shortMagnitude(text, number.end());
    }
    if (magnitude != null) {
      var sum = new Money(number.measured().times(magnitude.value()), currency);
      return new Parsed<>(sum, magnitude.end());
    }
    return text.ends(number.end())
        ? new Parsed<>(new Money(number.figure(), currency), number.end())
        : null;
  }

  private @Nullable Parsed<Measured> unsigned(Text text, Reading number) {
    Parsed<Magnitude> magnitude = magnitude(text, number.end());
    Figure figure =
        magnitude == null ? number.figure() : number.measured().times(magnitude.value());
    int end = magnitude == null ? number.end() : magnitude.end();
    boolean singular = magnitude == null && wording.isSingular(figure);
    Parsed<String> currency = currencies.behind(text, end, singular);
    if (currency != null) {
      return new Parsed<>(new Money(figure, currency.value()), currency.end());
    }
    if (magnitude != null) {
      return new Parsed<>(
          new Quantity(figure, NO_MEASURE), afterLink(text, end, magnitude.value()));
    }
    return withoutMagnitude(text, number);
  }

  private @Nullable Parsed<Measured> withoutMagnitude(Text text, Reading number) {
    int end = number.end();
    boolean spaced = text.isSpace(end);
    int next = spaced ? end + 1 : end;
    Parsed<Boolean> percent = percents.at(text, next);
    if (percent != null) {
      return new Parsed<>(new Percent(number.measured()), percent.end());
    }
    Parsed<Boolean> measure = (spaced ? measures : gluedMeasures).at(text, next);
    if (measure != null) {
      var quantity = new Quantity(number.measured(), text.between(end, measure.end()));
      return new Parsed<>(quantity, measure.end());
    }
    if (!text.ends(end)) {
      return null;
    }
    boolean fractional = spaced && measureWords.at(text, next) != null;
    Figure figure = fractional ? number.measured() : number.figure();
    return new Parsed<>(new Quantity(figure, NO_MEASURE), end);
  }

  private @Nullable Parsed<Magnitude> magnitude(Text text, int figureEnd) {
    return text.isSpace(figureEnd) ? magnitudes.at(text, figureEnd + 1) : null;
  }

  /** A single letter must follow without a space: it could be a word. */
  private @Nullable Parsed<Magnitude> shortMagnitude(Text text, int figureEnd) {
    boolean spaced = text.isSpace(figureEnd);
    int at = spaced ? figureEnd + 1 : figureEnd;
    Parsed<Magnitude> magnitude = shortMagnitudes.at(text, at);
    return magnitude != null && spaced && magnitude.end() - at < 2 ? null : magnitude;
  }

  /** The linking word is the number's, not the noun's: other languages have none. */
  private int afterLink(Text text, int end, Magnitude magnitude) {
    int behind = end + 1 + link.length();
    boolean follows =
        linked.contains(magnitude)
            && text.isSpace(end)
            && text.hasIgnoringCase(end + 1, link)
            && text.isSpace(behind);
    return follows ? behind : end;
  }

  /** True when a word behind "10:30" can say which half of the day it is. */
  boolean knowsHalves() {
    return clocks.knowsHalves();
  }

  /** What several words that continue a figure can begin with. */
  Set<String> openings() {
    var openings = new HashSet<>(currencies.openings());
    openings.addAll(percents.openings());
    openings.addAll(magnitudes.openings());
    openings.addAll(clocks.openings());
    return Set.copyOf(openings);
  }
}
