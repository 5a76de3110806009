package placement;

import java.util.Random;

/** Distributions that were measured on real nodes, as perf/README.md has them. */
final class Measured {

  /** Ear to voice of `lag`, five minutes: median, p90, p99; the ends are assumed. */
  private static final double[] SHARES = {0, 0.5, 0.9, 0.99, 1};

  private static final double[] EAR_TO_VOICE_MS = {1_200, 2_140, 2_780, 3_140, 3_600};

  /** Packets through a node, of `connect`: median 0.11 ms, p99 1.8 ms; log-normal. */
  private static final double FORWARD_MEDIAN_MS = 0.11;

  private static final double FORWARD_SIGMA = 1.2;

  private final Random random;

  Measured(Random random) {
    this.random = random;
  }

  double earToVoiceMs() {
    double share = random.nextDouble();
    int i = 1;
    while (SHARES[i] < share) {
      i++;
    }
    double part = (share - SHARES[i - 1]) / (SHARES[i] - SHARES[i - 1]);
    return EAR_TO_VOICE_MS[i - 1] + part * (EAR_TO_VOICE_MS[i] - EAR_TO_VOICE_MS[i - 1]);
  }

  double forwardMs() {
    return FORWARD_MEDIAN_MS * Math.exp(FORWARD_SIGMA * random.nextGaussian());
  }
}
