package io.babelgrid.engine;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Sequences that make a step together; as a list, their rows. Whoever was given it owns it until
 * the step is over, then {@link StepLane} fills it again, so that a step allocates nothing.
 */
final class StepBatch<R extends StepRow> extends AbstractList<R>
    implements Schedule.Assignment, RandomAccess {

  final StepLane<R> lane;
  private final List<Job.Sequence<R>> sequences;

  StepBatch(StepLane<R> lane) {
    this.lane = lane;
    sequences = new ArrayList<>(lane.model.maxWidth());
  }

  static <R extends StepRow> StepBatch<R> alone(Job.Sequence<R> sequence) {
    var batch = new StepBatch<>(sequence.lane);
    batch.sequences.add(sequence);
    return batch;
  }

  /** To be changed by the lane only. */
  List<Job.Sequence<R>> sequences() {
    return sequences;
  }

  @Override
  public R get(int index) {
    return sequences.get(index).row;
  }

  @Override
  public int size() {
    return sequences.size();
  }
}
