package io.babelgrid.budget;

/** Tells lasting overload of one resource from single samples. */
final class Overload {

  private final long lastsForNs;
  private boolean seen;
  private boolean over;
  private long sinceNs;
  private long lastNs;

  /**
   * @param lastsForNs how long it takes; also the longest gap in which it may vanish and still be
   *     the same overload
   */
  Overload(long lastsForNs) {
    this.lastsForNs = lastsForNs;
  }

  void observe(boolean overNow, long nowNs) {
    if (overNow) {
      boolean same = over || (seen && nowNs - lastNs <= lastsForNs);
      if (!same) {
        sinceNs = nowNs;
      }
      seen = true;
      lastNs = nowNs;
    }
    over = overNow;
  }

  /** Whether it is there and has been for long enough. */
  boolean lasts() {
    return over && lastNs - sinceNs >= lastsForNs;
  }
}
