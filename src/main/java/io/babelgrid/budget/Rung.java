package io.babelgrid.budget;

/**
 * One way to serve a flow.
 *
 * @param level what the listener gets
 * @param model the model with its settings ("kokoro-q8", "whisper 0.5 s"); all rungs of one name
 *     share one learnt cost, so two ways that cost differently need two names
 * @param cost predicted, while the speaker talks without pause; its cores seed the learnt ones
 */
public record Rung(ServiceLevel level, String model, Cost cost) {

  /**
   * @throws IllegalArgumentException when an amount is negative or not finite
   */
  public Rung {
    cost.requireNotNegative("of " + model);
  }

  /** One that takes nothing but cores. */
  public Rung(ServiceLevel level, String model, double cores) {
    this(level, model, Cost.ofCores(cores));
  }

  @Override
  public String toString() {
    return level + " " + model;
  }
}
