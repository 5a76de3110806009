package io.babelgrid.engine;

/**
 * One sequence that is decoded step by step: a row of a running batch. Between two steps the
 * sequence decides what it writes next. Used by one lane at a time; what one lane wrote is seen by
 * the next.
 */
public interface StepRow {

  /**
   * Takes in what the last step predicted and prepares the next step.
   *
   * @return false when the sequence is complete
   */
  boolean advance();

  /** How many more steps this sequence may need, at best knowledge; at least one. */
  int expectedSteps();
}
