package goodput;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.StepModel;
import io.babelgrid.engine.StepRow;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * One request after the other: the worker that took a request makes all its inferences itself, a row
 * at a time. What tools do that serve one stream a process.
 */
final class FifoLanes implements ComputeLanes {

  @Override
  public <T> T call(String stage, long deadlineNs, Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw new InferenceException(stage + " failed", e);
    }
  }

  @Override
  public <R extends StepRow> void decode(
      StepModel<R> model, R row, int stepLimit, long deadlineNs) {
    for (int steps = 0; row.advance(); steps++) {
      if (steps == stepLimit) {
        throw new InferenceException(model.stage() + " exceeds its limit", null);
      }
      model.step(List.of(row));
    }
  }

  @Override
  public void close() {}
}
