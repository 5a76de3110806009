package placement;

import io.babelgrid.placement.WorkClass;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a day. One thread. */
final class Tally {

  private static final int HOURS = 24;

  /** Of a central core for an hour, and of a GB between metros, in dollars. */
  private static final double CORE_HOUR = 0.05;

  private static final double GIGABYTE = 0.01;

  final Histogram mouthToEar = new Histogram(0.1, 1_000);
  final Histogram earToVoice = new Histogram(1, 20_000);
  final Histogram decisionUs = new Histogram(1, 100_000);
  private final long[] speakersByHour = new long[HOURS];
  private final long[] refusedByHour = new long[HOURS];
  private final double[] busyByHour = new double[HOURS];
  private final int[] looksByHour = new int[HOURS];
  private long late;
  private long words;
  double wantedS;
  double servedS;
  double awayS;
  double cutS;
  double bytes;
  long workMoves;
  long homeMoves;

  private static int hour(double atS) {
    return (int) (atS / 3_600) % HOURS;
  }

  void speaker(double atS, boolean refused) {
    speakersByHour[hour(atS)]++;
    refusedByHour[hour(atS)] += refused ? 1 : 0;
  }

  /**
   * @param restMs what would be the same wherever the work is done
   * @param placedMs queues, and the way to the work
   */
  void word(double restMs, double placedMs) {
    earToVoice.add(restMs + placedMs);
    words++;
    late += placedMs > WorkClass.VOICE.budgetMs() ? 1 : 0;
  }

  void busy(double atS, double share) {
    busyByHour[hour(atS)] += share;
    looksByHour[hour(atS)]++;
  }

  double refusedShare() {
    long speakers = 0;
    long refused = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      speakers += speakersByHour[hour];
      refused += refusedByHour[hour];
    }
    return refused / (double) Math.max(1, speakers);
  }

  /**
   * @param coreHours paid for, busy or not, in hours of a central core
   */
  Map<String, Object> figures(double coreHours) {
    var figures = new LinkedHashMap<String, Object>();
    double minutes = Math.max(1, servedS / 60);
    figures.put("refusedPercent", rounded(100 * refusedShare(), 3));
    figures.put("unservedPercent", rounded(100 * (1 - servedS / Math.max(1, wantedS)), 3));
    figures.put("mouthToEarP50Ms", rounded(mouthToEar.quantileMs(0.5), 1));
    figures.put("mouthToEarP99Ms", rounded(mouthToEar.quantileMs(0.99), 1));
    figures.put("earToVoiceP50Ms", rounded(earToVoice.quantileMs(0.5), 0));
    figures.put("earToVoiceP99Ms", rounded(earToVoice.quantileMs(0.99), 0));
    figures.put("latePercent", rounded(100.0 * late / Math.max(1, words), 3));
    figures.put("awayPercent", rounded(100 * awayS / Math.max(1, servedS), 1));
    figures.put(
        "centsAMinute",
        rounded(100 * (coreHours * CORE_HOUR + bytes / 1e9 * GIGABYTE) / minutes, 4));
    figures.put("backhaulMegabytesAMinute", rounded(bytes / 1e6 / minutes, 2));
    figures.put("workMovesAnHour", rounded(workMoves / 24.0, 1));
    figures.put("peopleMovedAnHour", rounded(homeMoves / 24.0, 1));
    figures.put("cutOffMinutes", rounded(cutS / 60, 0));
    return figures;
  }

  Map<String, Object> curves() {
    var curves = new LinkedHashMap<String, Object>();
    curves.put("mouthToEar", mouthToEar.curve(0, 90));
    curves.put("earToVoice", earToVoice.curve(1_000, 4_600));
    double[] busy = new double[HOURS];
    double[] refused = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      busy[hour] = rounded(busyByHour[hour] / Math.max(1, looksByHour[hour]), 4);
      refused[hour] = refusedByHour[hour] / (double) Math.max(1, speakersByHour[hour]);
    }
    curves.put("busyByHour", busy);
    curves.put("refusedByHour", refused);
    return curves;
  }

  static double rounded(double value, int digits) {
    double factor = Math.pow(10, digits);
    return Math.round(value * factor) / factor;
  }
}
