package io.babelgrid.budget;

/**
 * An order to serve a flow differently from now on.
 *
 * @param reason a sentence with figures
 */
public record Move(FlowId flow, Rung from, Rung to, String reason, Direction direction) {

  /** Whether the listener loses or gains. */
  public enum Direction {
    DOWN,
    UP
  }
}
