package io.babelgrid.wording;

import io.babelgrid.wording.Unit.ClockTime;
import java.util.List;

/** Writes times of day by the patterns of a language. */
final class ClockWriter {

  private static final int HALF_DAY = 12;

  private final String whole;
  private final String minutes;
  private final String wholeOpen;
  private final String minutesOpen;
  private final String am;
  private final String pm;

  ClockWriter(Wording wording) {
    whole = wording.text("time.whole");
    minutes = wording.text("time.minutes");
    wholeOpen = wording.text("time.whole.open");
    minutesOpen = wording.text("time.minutes.open");
    am = first(wording.list("time.am"));
    pm = first(wording.list("time.pm"));
  }

  String write(ClockTime time) {
    String pattern;
    if (time.minute().isPresent()) {
      pattern = time.halfKnown() ? minutes : minutesOpen;
    } else {
      pattern = time.halfKnown() ? whole : wholeOpen;
    }
    int ofTwelve = time.hour() % HALF_DAY == 0 ? HALF_DAY : time.hour() % HALF_DAY;
    int minute = time.minute().orElse(0);
    return pattern
        .replace("{H}", Integer.toString(time.hour()))
        .replace("{h}", Integer.toString(ofTwelve))
        .replace("{m}", (minute < 10 ? "0" : "") + minute)
        .replace("{half}", time.hour() < HALF_DAY ? am : pm);
  }

  private static String first(List<String> words) {
    return words.isEmpty() ? "" : words.getFirst();
  }
}
