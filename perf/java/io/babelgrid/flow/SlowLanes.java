package io.babelgrid.flow;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.Device;
import io.babelgrid.engine.StepModel;
import io.babelgrid.engine.StepRow;
import java.util.concurrent.Callable;

/** Lanes on which one stage takes longer than it needs: what a report must find. */
final class SlowLanes implements ComputeLanes {

  private final ComputeLanes lanes;
  private final String stage;
  private final long millis;

  private SlowLanes(ComputeLanes lanes, String stage, long millis) {
    this.lanes = lanes;
    this.stage = stage;
    this.millis = millis;
  }

  /**
   * @param slow stage and milliseconds, {@code translation.encoder:5}, or nothing
   */
  static ComputeLanes over(ComputeLanes lanes, String slow) {
    if (slow.isEmpty()) {
      return lanes;
    }
    String[] parts = slow.split(":");
    return new SlowLanes(lanes, parts[0], Long.parseLong(parts[1]));
  }

  @Override
  public <T> T call(String name, long deadlineNs, Callable<T> work) {
    if (!name.equals(stage)) {
      return lanes.call(name, deadlineNs, work);
    }
    return lanes.call(
        name,
        deadlineNs,
        () -> {
          Thread.sleep(millis);
          return work.call();
        });
  }

  @Override
  public <R extends StepRow> void decode(
      StepModel<R> model, R row, int stepLimit, long deadlineNs) {
    lanes.decode(model, row, stepLimit, deadlineNs);
  }

  @Override
  public <T> T beside(String name, Callable<T> work) {
    return lanes.beside(name, work);
  }

  @Override
  public Device device() {
    return lanes.device();
  }

  @Override
  public void close() {
    lanes.close();
  }
}
