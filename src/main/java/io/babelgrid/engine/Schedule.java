package io.babelgrid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a free lane does next: earliest deadline first over all models, sequences a step at a time
 * (iteration-level scheduling, Yu et al., OSDI 2022). Absolute deadlines make it starvation-free:
 * whatever waits becomes the earliest in the end.
 *
 * <p>Where slack allows, a step waits for an inference that brings another row to the same model
 * (an encoder before its decoder), since the later steps cost hardly more with it. It is work
 * conserving all the same: no lane rests for a wider batch while nothing else waits.
 *
 * <p>Guarded by the batcher's lock. Lists are walked by index: iterators are allocated, once a
 * step.
 */
final class Schedule {

  /** Slack that may be given away at once for a wider batch. */
  private static final double DEFERRED_SHARE = 0.5;

  private final PriorityQueue<Job.Single<?>> singles = new PriorityQueue<>();
  private final List<StepLane<?>> lanes = new ArrayList<>();
  private final Map<String, StageCounters> stages = new HashMap<>();
  private BiConsumer<String, StageCounters> newStage = (_, _) -> {};
  private long arrivals;

  /** What a lane was given. */
  sealed interface Assignment permits One, StepBatch {}

  /** One inference. */
  record One(Job.Single<?> job) implements Assignment {}

  /** The counters of a stage. */
  StageCounters stage(String name, int maxWidth) {
    return stages.computeIfAbsent(
        name,
        _ -> {
          var counters = new StageCounters(name, maxWidth);
          newStage.accept(name, counters);
          return counters;
        });
  }

  @SuppressWarnings("unchecked") // it was made for this model
  <R extends StepRow> StepLane<R> lane(StepModel<R> model) {
    for (StepLane<?> lane : lanes) {
      if (lane.model == model) {
        return (StepLane<R>) lane;
      }
    }
    var lane = new StepLane<>(model, stage(model.stage(), model.maxWidth()));
    lanes.add(lane);
    return lane;
  }

  /** Tells of every stage, of those that are there at once. */
  void onStage(BiConsumer<String, StageCounters> listener) {
    newStage = listener;
    stages.forEach(listener);
  }

  Map<String, StageCounters> stages() {
    return Map.copyOf(stages);
  }

  void add(Job<?> job) {
    job.arrival = arrivals++;
    switch (job) {
      case Job.Single<?> single -> singles.add(single);
      case Job.Sequence<?> sequence -> put(sequence);
    }
  }

  /** Takes out a job that nobody awaits any more; false when it is on a lane or done. */
  boolean remove(Job<?> job) {
    return switch (job) {
      case Job.Single<?> single -> singles.remove(single);
      case Job.Sequence<?> sequence -> sequence.lane.remove(sequence);
    };
  }

  int waiting() {
    int waiting = singles.size();
    for (int i = 0; i < lanes.size(); i++) {
      waiting += lanes.get(i).waiting();
    }
    return waiting;
  }

  /** Takes out everything that waits. */
  List<Job<?>> drain() {
    var all = new ArrayList<Job<?>>(singles);
    singles.clear();
    lanes.forEach(lane -> all.addAll(lane.drain()));
    return all;
  }

  /**
   * Takes the next work, or null when there is none.
   *
   * @param restingLanes other lanes that have nothing to do
   */
  @Nullable Assignment next(long nowNs, int restingLanes) {
    postponeLate(nowNs);
    Job.Single<?> single = singles.peek();
    StepLane<?> lane = earliest(nowNs, true);
    if (lane == null && single == null) {
      lane = earliest(nowNs, false);
    }
    if (lane == null || (single != null && isBefore(single, lane.head()))) {
      return single == null ? null : new One(singles.remove());
    }
    Job.Single<?> feeder = feeder(lane, nowNs);
    if (feeder != null) {
      singles.remove(feeder);
      return new One(feeder);
    }
    return lane.take(nowNs, restingLanes);
  }

  /** Earliest deadline first alone would let one that is late make the next ones late too. */
  private void postponeLate(long nowNs) {
    for (var head = singles.peek(); head != null && head.isLate(nowNs); ) {
      singles.remove();
      head.postpone(nowNs);
      singles.add(head);
      head = singles.peek();
    }
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).postponeLate(nowNs);
    }
  }

  private static <R extends StepRow> void put(Job.Sequence<R> sequence) {
    sequence.lane.add(sequence);
  }

  private @Nullable StepLane<?> earliest(long nowNs, boolean onlyReady) {
    StepLane<?> earliest = null;
    Job<?> first = null;
    for (int i = 0; i < lanes.size(); i++) {
      StepLane<?> lane = lanes.get(i);
      Job<?> head = lane.head();
      if (head != null && isBefore(head, first) && (!onlyReady || lane.ready(nowNs))) {
        earliest = lane;
        first = head;
      }
    }
    return earliest;
  }

  /** The most urgent inference that brings this lane another row soon enough, if any. */
  private Job.@Nullable Single<?> feeder(StepLane<?> lane, long nowNs) {
    int wider = lane.waiting() + 1;
    if (wider > lane.model.maxWidth() || singles.isEmpty()) {
      return null;
    }
    Job.Single<?> earliest = null;
    for (Job.Single<?> single : singles) {
      if (lane.model.fedBy().contains(single.stage.name())
          && (earliest == null || single.compareTo(earliest) < 0)) {
        earliest = single;
      }
    }
    if (earliest == null) {
      return null;
    }
    double affordableNs = DEFERRED_SHARE * lane.tightestSlackNs(nowNs, wider);
    return earliest.stage.expectedNs(1) <= affordableNs ? earliest : null;
  }

  private static boolean isBefore(Job<?> one, @Nullable Job<?> other) {
    return other == null || one.compareTo(other) < 0;
  }
}
