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
   * @param nextChunkNs longest chunk expected next: until it is there, only the buffer sounds
   * @param marginNs how far ahead production shall stay
   */
  boolean mayStart(long bufferedNs, long remainingNs, long nextChunkNs, long marginNs) {
    if (remainingNs <= 0) {
      return true;
    }
    double safeRate = rate * SAFETY;
    double untilNextChunk = Math.min(nextChunkNs, remainingNs) / safeRate;
    double untilFinished = remainingNs / safeRate - remainingNs;
    return bufferedNs >= Math.max(untilNextChunk, untilFinished) + marginNs;
  }

  /**
   * Whether more will come before what is there has been played. A chunk that is overdue is taken
   * to be so for as long again.
   *
   * @param bufferedNs speech rendered and not yet played
   * @param nextChunkNs longest chunk expected next
   * @param sinceNs since the last chunk came
   */
  boolean comesInTime(long bufferedNs, long nextChunkNs, long sinceNs) {
    return bufferedNs >= Math.abs(nextChunkNs / rate - sinceNs);
  }

  double rate() {
    return rate;
  }
}
