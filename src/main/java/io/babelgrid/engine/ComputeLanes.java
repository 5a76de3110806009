package io.babelgrid.engine;

import java.util.concurrent.Callable;

/**
 * The compute of a node, shared by all models: at most as many inferences at once as the node has
 * lanes, earliest deadline first. Callers wait until their work is done. When a method returns or
 * throws, nothing of the call runs any more or will run.
 */
public interface ComputeLanes extends AutoCloseable {

  /**
   * Runs one inference on a lane.
   *
   * @param stage low-cardinality name for metrics, e.g. {@code recognition.encoder}
   * @param deadlineNs when the result is due, on the engine's clock; earlier goes first
   * @throws InferenceException when the work throws or the wait is interrupted
   */
  <T> T call(String stage, long deadlineNs, Callable<T> work);

  /**
   * Decodes a sequence step by step, each step in a batch with whatever other sequences of the
   * model are due. {@code row.advance()} is called on a lane, before the first step too.
   *
   * @param stepLimit steps after which the sequence fails
   * @throws InferenceException when this row fails, reaches the limit, or the wait is interrupted;
   *     its neighbours are not concerned
   */
  <R extends StepRow> void decode(StepModel<R> model, R row, int stepLimit, long deadlineNs);

  /**
   * Runs work on the caller's own thread, at once; lanes that count count it all the same. For work
   * with a rhythm of its own, which a long inference on every lane must not hold up.
   *
   * @param stage low-cardinality name for metrics
   * @throws InferenceException when the work throws
   */
  default <T> T beside(String stage, Callable<T> work) {
    try {
      return work.call();
    } catch (InferenceException e) {
      throw e;
    } catch (Exception e) {
      throw new InferenceException(stage + " failed", e);
    }
  }

  /** Where the models that run on these lanes are to be loaded. */
  default Device device() {
    return Device.CPU;
  }

  @Override
  void close();
}
