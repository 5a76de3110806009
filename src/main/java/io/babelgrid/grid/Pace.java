package io.babelgrid.grid;

import java.time.Duration;
import java.util.stream.Stream;

/** How often nodes say that they live, and when they are not believed to any more. */
record Pace(Duration beat, Duration suspectAfter, Duration deadAfter) {

  Pace {
    if (!beat.isPositive()
        || suspectAfter.compareTo(beat) <= 0
        || deadAfter.compareTo(suspectAfter) <= 0) {
      throw new IllegalArgumentException(
          "babelgrid.grid.beat must be above 0, suspect-after above it, and dead-after above that");
    }
  }

  static Pace of(GridConfig config) {
    return new Pace(config.beat(), config.suspectAfter(), config.deadAfter());
  }

  /** In how long another presence follows from silence alone; never where none does. */
  long nextNs(Silence silence) {
    return Stream.of(suspectAfter, deadAfter)
        .mapToLong(after -> after.toNanos() - silence.lengthNs())
        .filter(inNs -> inNs > 0)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  Presence presence(Silence silence) {
    if (silence.lengthNs() >= deadAfter.toNanos()) {
      return Presence.DEAD;
    }
    return silence.lengthNs() >= suspectAfter.toNanos() ? Presence.SUSPECT : Presence.UP;
  }
}
