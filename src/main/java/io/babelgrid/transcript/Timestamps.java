package io.babelgrid.transcript;

import java.time.Duration;

/** Hours may have more than two digits. */
final class Timestamps {

  private Timestamps() {}

  /**
   * With milliseconds.
   *
   * @param point before them
   */
  static String exact(Duration time, char point) {
    return seconds(time) + point + "%03d".formatted(time.toMillisPart());
  }

  static String seconds(Duration time) {
    return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
