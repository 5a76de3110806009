package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import java.util.Random;

/** A throat and five formants in a row (Klatt, 1980), which sing vowels. */
final class Singer {

  private static final int RATE = AudioSpan.SAMPLE_RATE_HZ;

  /** Of a, e, i, o, u and a hum, for a man, in Hz. */
  private static final double[][] FORMANTS = {
    {730, 1090, 2440, 3400, 4500},
    {530, 1840, 2480, 3500, 4500},
    {270, 2290, 3010, 3500, 4500},
    {570, 840, 2410, 3300, 4500},
    {300, 870, 2240, 3300, 4500},
    {250, 1000, 2200, 3300, 4500}
  };

  private static final int HUM = FORMANTS.length - 1;
  private static final double[] WIDTHS = {70, 90, 130, 200, 300};

  /** Share of a period in which the throat is open. */
  private static final double OPEN = 0.6;

  private final Random random;
  private final double size;
  private final double[] formants = FORMANTS[0].clone();
  private final double[][] past = new double[WIDTHS.length][2];
  private double phase;
  private double hz;
  private double flow;
  private double loud;

  Singer(Random random, double octave) {
    this.random = random;
    this.size = octave > 1 ? 1.15 : 1;
  }

  void note(float[] into, int at, int length, double pitchHz, boolean hummed, float level) {
    int vowel = random.nextInt(HUM);
    int closed = hummed ? RATE / 12 : 0;
    hz = hz == 0 ? pitchHz : hz;
    for (int i = 0; i < length && at + i < into.length; i++) {
      double t = (double) (at + i) / RATE;
      double vibrato = 1 + 0.012 * Math.sin(2 * Math.PI * 5.5 * t) * Math.min(1, 4.0 * i / RATE);
      hz += (pitchHz * vibrato * (1 + 0.004 * random.nextGaussian()) - hz) * 0.003;
      double target = i < closed ? 0.25 : i > length - RATE / 20 ? 0.1 : 1;
      loud += (target - loud) * 0.004;
      double[] wanted = FORMANTS[i < closed ? HUM : vowel];
      double sound = throat();
      for (int f = 0; f < WIDTHS.length; f++) {
        formants[f] += (wanted[f] * size - formants[f]) * 0.003;
        sound = resonate(past[f], Math.min(formants[f], RATE / 2.2), WIDTHS[f], sound);
      }
      into[at + i] += (float) (level * loud * sound);
    }
  }

  /** Rosenberg's pulse, differentiated, and some breath. */
  private double throat() {
    phase += hz / RATE;
    phase -= Math.floor(phase);
    double now = phase < OPEN ? phase * phase * (OPEN - phase) * 27 / 4 / OPEN / OPEN / OPEN : 0;
    double pulse = now - flow + 0.004 * random.nextGaussian() * (0.3 + now);
    flow = now;
    return pulse;
  }

  private static double resonate(double[] past, double hz, double width, double in) {
    double radius = Math.exp(-Math.PI * width / RATE);
    double b = 2 * radius * Math.cos(2 * Math.PI * hz / RATE);
    double c = -radius * radius;
    double out = (1 - b - c) * in + b * past[0] + c * past[1];
    past[1] = past[0];
    past[0] = out;
    return out;
  }
}
