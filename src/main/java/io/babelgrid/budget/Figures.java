package io.babelgrid.budget;

import java.util.Locale;

/** Numbers in reasons. */
final class Figures {

  /** Sums of costs are equal within this, in the unit that people are shown. */
  static final double TOLERANCE = 1e-9;

  private Figures() {}

  static String amount(Resource resource, double amount) {
    return hundredths(resource.shown(amount));
  }

  /** Rounded up, so that what is needed never reads as what is free. */
  static String needed(Resource resource, double amount) {
    return hundredths(Math.ceil((resource.shown(amount) - TOLERANCE) * 100) / 100);
  }

  /** Rounded down. */
  static String free(Resource resource, double amount) {
    return hundredths(Math.floor((resource.shown(amount) + TOLERANCE) * 100) / 100);
  }

  private static String hundredths(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
