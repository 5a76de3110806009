package io.babelgrid.wording;

import io.babelgrid.wording.Unit.Measured;
import io.babelgrid.wording.Unit.Range;
import org.jspecify.annotations.Nullable;

/** Reads an amount, or two of them with a dash between. */
final class SpanReader implements UnitReader {

  private final AmountReader amounts;

  SpanReader(AmountReader amounts) {
    this.amounts = amounts;
  }

  @Override
  public @Nullable Parsed<? extends Unit> read(Text text, int at) {
    Parsed<Measured> from = amounts.read(text, at);
    if (from == null || text.closes(from.end()) || !Marks.isDash(text.at(from.end()))) {
      return from;
    }
    Parsed<Measured> to = amounts.read(text, from.end() + 1);
    Range range = to == null ? null : Ranges.join(from.value(), to.value());
    return to == null || range == null ? null : new Parsed<>(range, to.end());
  }
}
