package io.babelgrid.engine;

import java.util.concurrent.Callable;

/**
 * The compute of a node, shared by all models: at most as many inferences at once as the node has
 * lanes, earliest deadline first. Callers wait until their work has run.
 */
public interface ComputeLanes extends AutoCloseable {

  /**
   * Runs {@code work} on a lane.
   *
   * @param stage low-cardinality name for metrics, e.g. {@code recognition.encoder}
   * @param deadlineNs when the result is due, on the engine's clock; earlier goes first
   * @throws InferenceException when the work throws or the wait is interrupted
   */
  <T> T call(String stage, long deadlineNs, Callable<T> work);

  /** Where the models that run on these lanes are to be loaded. */
  default Device device() {
    return Device.CPU;
  }

  @Override
  void close();
}
