package io.babelgrid.budget;

/**
 * One way to serve a flow.
 *
 * @param level what the listener gets
 * @param model the model with its settings ("kokoro-q8", "whisper 0.5 s"); all rungs of one name
 *     share one learnt cost, so two ways that cost differently need two names
 * @param cores predicted cost in cores (or shares of a GPU) while the speaker talks without pause;
 *     seeds the learnt cost
 */
public record Rung(ServiceLevel level, String model, double cores) {

  /**
   * @throws IllegalArgumentException when {@code cores} is negative or not finite
   */
  public Rung {
    if (!(cores >= 0) || Double.isInfinite(cores)) {
      throw new IllegalArgumentException("cores of " + model + " must be 0 or more: " + cores);
    }
  }

  @Override
  public String toString() {
    return level + " " + model;
  }
}
