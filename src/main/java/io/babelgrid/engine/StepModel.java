package io.babelgrid.engine;

import java.util.List;
import java.util.Set;

/**
 * A model that works one step at a time on rows that need not belong together. What a row gets must
 * not depend on the rows beside it.
 */
public interface StepModel<R extends StepRow> {

  /** Low-cardinality name for metrics, e.g. {@code recognition.step}. */
  String stage();

  /** Rows that one step takes at most. */
  int maxWidth();

  /** Stages of single inferences that come before a sequence of this model begins. */
  Set<String> fedBy();

  /**
   * Makes one step of every row in one inference and leaves in each row what was predicted.
   *
   * @param rows 1 to {@link #maxWidth()} of them
   * @throws RuntimeException when the inference fails; no row has changed then
   */
  void step(List<R> rows);
}
