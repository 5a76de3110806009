package io.babelgrid.budget;

import java.util.HashMap;
import java.util.Map;

/**
 * What serving a flow costs on this machine while the speaker talks: cores, learnt by model name;
 * all else as its rung declares. Work comes in bursts (a phrase is rendered in one go, then
 * nothing), so single samples say little: only means over {@value #WINDOW_S} s of talk move an
 * estimate, each by a fifth of the difference, and upwards by no more than a fifth of the estimate
 * or of its seed, whichever is larger. A sample is therefore never worth more than 20 %.
 */
final class CostCurve {

  private static final double WINDOW_S = 10;
  private static final double WEIGHT = 0.2;

  /** Part of the seed that is never undercut: else a silent microphone would sell out the node. */
  private static final double FLOOR = 0.1;

  private final Map<String, Estimate> byModel = new HashMap<>();

  /** Begins with the prediction of the rung, unless its model is known. */
  void seed(Rung rung) {
    byModel.computeIfAbsent(rung.model(), _ -> new Estimate(rung.cost().cores()));
  }

  /** What the rung costs, as far as known. */
  Cost cost(Rung rung) {
    Estimate estimate = byModel.get(rung.model());
    return estimate == null ? rung.cost() : rung.cost().withCores(estimate.cores);
  }

  /**
   * Adds the mean over the flows that talked on a model.
   *
   * @param model one that was seeded
   * @param seconds how long they talked; more than a window counts as one
   */
  void learn(String model, double cores, double seconds) {
    Estimate estimate = byModel.get(model);
    if (estimate != null) {
      estimate.add(cores, Math.min(seconds, WINDOW_S));
    }
  }

  /** Learnt cores by model name. */
  Map<String, Double> byModel() {
    var cores = new HashMap<String, Double>();
    byModel.forEach((model, estimate) -> cores.put(model, estimate.cores));
    return Map.copyOf(cores);
  }

  private static final class Estimate {
    private final double seed;
    private double cores;
    private double windowCoreSeconds;
    private double windowSeconds;

    Estimate(double seed) {
      this.seed = seed;
      this.cores = seed;
    }

    void add(double sample, double seconds) {
      windowCoreSeconds += sample * seconds;
      windowSeconds += seconds;
      if (windowSeconds >= WINDOW_S) {
        double difference = windowCoreSeconds / windowSeconds - cores;
        cores += WEIGHT * Math.min(difference, Math.max(cores, seed));
        cores = Math.max(cores, FLOOR * seed);
        windowCoreSeconds = 0;
        windowSeconds = 0;
      }
    }
  }
}
