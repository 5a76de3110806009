package io.babelgrid.speaker;

/**
 * When one step of a flow was asked for something, when its compute began and when it was done.
 * Compute counts as its last part: what came before was waiting, for the step or for a lane.
 */
public record Moments(long readyNs, long computingNs, long doneNs) {

  /**
   * @param computedNs of the time until {@code doneNs}
   */
  public static Moments of(long readyNs, long doneNs, long computedNs) {
    return new Moments(readyNs, doneNs - computedNs, doneNs);
  }
}
