package io.babelgrid.wording;

import io.babelgrid.wording.Unit.ClockTime;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads times of day: "10:30", "10:30 AM", "10am", "15h30", "9 o'clock". */
final class ClockReader {

  private enum Half {
    AM,
    PM
  }

  private static final int HALF_DAY = 12;
  private static final int DAY = 24;

  private final Phrases<Half> halves;
  private final Phrases<Boolean> hourWords;
  private final Set<String> before;
  private final String mark;
  private final boolean knowsHalves;

  ClockReader(Wording wording) {
    halves =
        new Phrases.Builder<Half>()
            .add(wording.list("time.am"), Half.AM)
            .add(wording.list("time.pm"), Half.PM)
            .inAnyCase();
    hourWords = new Phrases.Builder<Boolean>().add(wording.list("time.words"), true).inAnyCase();
    before = Set.copyOf(wording.list("time.before"));
    mark = wording.text("time.mark");
    knowsHalves = !wording.list("time.am").isEmpty();
  }

  @Nullable Parsed<ClockTime> read(Text text, int at) {
    int digits = text.digits(at);
    int hour = digits == 0 || digits > 2 ? DAY : number(text, at, digits);
    if (hour >= DAY) {
      return null;
    }
    int end = at + digits;
    Parsed<ClockTime> withMinutes = withMinutes(text, hour, end);
    if (withMinutes != null) {
      return withMinutes;
    }
    Parsed<Half> half = half(text, end);
    if (half != null && hour >= 1 && hour <= HALF_DAY) {
      return new Parsed<>(time(hour, OptionalInt.empty(), half.value()), half.end());
    }
    int wholeEnd = wholeHourEnd(text, hour, at, end);
    return wholeEnd < 0 ? null : new Parsed<>(time(hour, OptionalInt.empty(), null), wholeEnd);
  }

  private @Nullable Parsed<ClockTime> withMinutes(Text text, int hour, int end) {
    boolean marked = !mark.isEmpty() && text.hasIgnoringCase(end, mark);
    boolean pointed = text.at(end) == '.';
    int minuteAt = marked ? end + mark.length() : end + 1;
    if (!(marked || pointed || text.at(end) == ':') || text.digits(minuteAt) != 2) {
      return null;
    }
    int minute = number(text, minuteAt, 2);
    int minuteEnd = minuteAt + 2;
    if (minute >= 60) {
      return null;
    }
    Parsed<Half> half = half(text, minuteEnd);
    if (half != null && hour <= HALF_DAY) {
      return new Parsed<>(time(hour, OptionalInt.of(minute), half.value()), half.end());
    }
    if (!marked && !mark.isEmpty() && text.hasIgnoringCase(minuteEnd, mark)) {
      minuteEnd += mark.length();
    }
    if (marked && text.has(minuteEnd, "min")) {
      minuteEnd += "min".length();
    }
    if (pointed || !text.ends(minuteEnd)) {
      return null;
    }
    Parsed<Boolean> word =
        knowsHalves && text.isSpace(minuteEnd) ? hourWords.at(text, minuteEnd + 1) : null;
    return new Parsed<>(
        time(hour, OptionalInt.of(minute), null), word == null ? minuteEnd : word.end());
  }

  boolean knowsHalves() {
    return knowsHalves;
  }

  /** What a half of the day of several words begins with: the first of "a. m.". */
  Set<String> openings() {
    return halves.openings();
  }

  /** Where a whole hour ends, or -1 when this is a number or a duration. */
  private int wholeHourEnd(Text text, int hour, int at, int end) {
    boolean expected = before.isEmpty() || isExpected(text, at);
    int markEnd = end + mark.length();
    boolean marked = !mark.isEmpty() && text.hasIgnoringCase(end, mark) && text.ends(markEnd);
    if (marked && (expected || hour > HALF_DAY)) {
      return markEnd;
    }
    Parsed<Boolean> word = expected && text.isSpace(end) ? hourWords.at(text, end + 1) : null;
    return word == null ? -1 : word.end();
  }

  /** True when the word before announces a time. */
  private boolean isExpected(Text text, int at) {
    int word = text.wordOf(at);
    return word > 0 && before.contains(text.bareWord(word - 1));
  }

  private @Nullable Parsed<Half> half(Text text, int end) {
    return halves.at(text, text.isSpace(end) ? end + 1 : end);
  }

  private static ClockTime time(int hour, OptionalInt minute, @Nullable Half half) {
    if (half == null) {
      return new ClockTime(hour, minute, hour == 0 || hour > HALF_DAY);
    }
    int ofTwelve = hour % HALF_DAY;
    return new ClockTime(half == Half.PM ? ofTwelve + HALF_DAY : ofTwelve, minute, true);
  }

  private static int number(Text text, int at, int digits) {
    return Integer.parseInt(text.between(at, at + digits));
  }
}
