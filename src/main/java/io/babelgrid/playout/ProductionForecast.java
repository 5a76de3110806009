package io.babelgrid.playout;

/**
 * Says whether a phrase that starts now will run dry, from how fast phrases of this track were
 * rendered before. Owned by the clock's thread.
 */
final class ProductionForecast {

  private static final double SMOOTHING = 0.3;
  private static final double SAFETY = 0.8;

  private double rate;

  /**
   * @param initialRate seconds of speech rendered a second, before anything was measured
   */
  ProductionForecast(double initialRate) {
    this.rate = initialRate;
  }

  /**
   * Learns from {@code samples} rendered in {@code tookNs} (the first chunk excluded: it pays for
   * the whole phrase).
   */
  void rendered(long samplesNs, long tookNs) {
    if (tookNs > 0 && samplesNs > 0) {
      rate += SMOOTHING * (samplesNs / (double) tookNs - rate);
    }
  }

  /**
   * Whether playing may start.
   *
   * @param bufferedNs speech rendered and not yet played
   * @param remainingNs speech of the phrase still to be rendered
   * @param nextChunkNs chunk expected next: until it is there, only the buffer sounds
   * @param sinceNs since the last chunk came
   * @param marginNs how far ahead production shall stay
   */
  boolean mayStart(
      long bufferedNs, long remainingNs, long nextChunkNs, long sinceNs, long marginNs) {
    if (remainingNs <= 0) {
      return true;
    }
    double safeRate = rate * SAFETY;
    double untilNextChunk = untilNextChunkNs(nextChunkNs, safeRate, sinceNs);
    double untilFinished = remainingNs / safeRate - remainingNs;
    return bufferedNs >= Math.max(untilNextChunk, untilFinished) + marginNs;
  }

  /**
   * Whether more will come before what is there has been played.
   *
   * @param bufferedNs speech rendered and not yet played
   * @param nextChunkNs chunk expected next
   * @param sinceNs since the last chunk came
   * @param marginNs how much of what is there shall be left by then
   */
  boolean comesInTime(long bufferedNs, long nextChunkNs, long sinceNs, long marginNs) {
    return bufferedNs >= untilNextChunkNs(nextChunkNs, rate, sinceNs) + marginNs;
  }

  /** A chunk that is overdue is taken to be so for as long again. */
  private static double untilNextChunkNs(long nextChunkNs, double rate, long sinceNs) {
    return Math.abs(nextChunkNs / rate - sinceNs);
  }

  double rate() {
    return rate;
  }
}
