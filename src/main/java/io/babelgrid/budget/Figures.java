package io.babelgrid.budget;

import java.util.Locale;

/** Numbers in reasons. */
final class Figures {

  /** Sums of costs are equal within this, in cores. */
  static final double TOLERANCE = 1e-9;

  private Figures() {}

  static String cores(double cores) {
    return String.format(Locale.ROOT, "%.2f", cores);
  }

  /** Rounded up, so that what is needed never reads as what is free. */
  static String needed(double cores) {
    return cores(Math.ceil((cores - TOLERANCE) * 100) / 100);
  }

  /** Rounded down. */
  static String free(double cores) {
    return cores(Math.floor((cores + TOLERANCE) * 100) / 100);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
