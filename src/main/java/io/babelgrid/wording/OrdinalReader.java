package io.babelgrid.wording;

import io.babelgrid.wording.Unit.Ordinal;
import org.jspecify.annotations.Nullable;

/** Reads ordinals in digits: 21st, 21º, 21ª. */
final class OrdinalReader implements UnitReader {

  private static final int MOST_DIGITS = 9;

  private final Phrases<Boolean> feminineOf;

  OrdinalReader(Wording wording) {
    feminineOf =
        new Phrases.Builder<Boolean>()
            .add(wording.list("ordinal.read"), false)
            .add(wording.list("ordinal.feminine.read"), true)
            .inAnyCase();
  }

  @Override
  public @Nullable Parsed<Ordinal> read(Text text, int at) {
    int digits = text.digits(at);
    if (digits == 0 || digits > MOST_DIGITS) {
      return null;
    }
    Parsed<Boolean> feminine = feminineOf.at(text, at + digits, text::closes);
    if (feminine == null) {
      return null;
    }
    long number = Long.parseLong(text.between(at, at + digits));
    return new Parsed<>(new Ordinal(number, feminine.value()), feminine.end());
  }
}
