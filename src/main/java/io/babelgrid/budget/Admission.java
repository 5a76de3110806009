package io.babelgrid.budget;

/** The answer to a flow that wants to be served. */
public sealed interface Admission {

  /**
   * The flow is served and keeps a rung until it is released.
   *
   * @param rung the way to serve it now
   */
  record Admitted(Rung rung) implements Admission {}

  /**
   * The flow is not served and holds nothing.
   *
   * @param reason a sentence with figures that may be shown to a person
   */
  record Refused(String reason) implements Admission {}
}
