package io.babelgrid.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
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
 * <p>Guarded by the batcher's lock.
 */
final class Schedule {

  /** Slack that may be given away at once for a wider batch. */
  private static final double DEFERRED_SHARE = 0.5;

  private final PriorityQueue<Job.Single<?>> singles = new PriorityQueue<>();
  private final Map<StepModel<?>, StepLane<?>> lanes = new IdentityHashMap<>();
  private final Map<String, StageCounters> stages = new HashMap<>();
  private BiConsumer<String, StageCounters> newStage = (_, _) -> {};
  private long arrivals;

  /** What a lane was given. */
  sealed interface Assignment {
    record One(Job.Single<?> job) implements Assignment {}

    record Step<R extends StepRow>(StepLane<R> lane, List<Job.Sequence<R>> batch)
        implements Assignment {}
  }

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

  @SuppressWarnings("unchecked") // a model is the key of the lane that was made for it
  <R extends StepRow> StepLane<R> lane(StepModel<R> model) {
    return (StepLane<R>)
        lanes.computeIfAbsent(
            model, _ -> new StepLane<>(model, stage(model.stage(), model.maxWidth())));
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
    again(job);
  }

  /** Puts back what was admitted before. */
  void again(Job<?> job) {
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
    return singles.size() + lanes.values().stream().mapToInt(StepLane::waiting).sum();
  }

  /** Takes out everything that waits. */
  List<Job<?>> drain() {
    var all = new ArrayList<Job<?>>(singles);
    singles.clear();
    lanes.values().forEach(lane -> all.addAll(lane.drain()));
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
    StepLane<?> lane = earliest(waiting -> waiting.ready(nowNs));
    if (lane == null && single == null) {
      lane = earliest(_ -> true);
    }
    if (lane == null || (single != null && isBefore(single, lane.head()))) {
      return single == null ? null : new Assignment.One(singles.remove());
    }
    Job.Single<?> feeder = feeder(lane, nowNs);
    if (feeder != null) {
      singles.remove(feeder);
      return new Assignment.One(feeder);
    }
    return step(lane, nowNs, restingLanes);
  }

  /** Earliest deadline first alone would let one that is late make the next ones late too. */
  private void postponeLate(long nowNs) {
    for (var head = singles.peek(); head != null && head.isLate(nowNs); ) {
      singles.remove();
      head.postpone(nowNs);
      singles.add(head);
      head = singles.peek();
    }
    lanes.values().forEach(lane -> lane.postponeLate(nowNs));
  }

  private static <R extends StepRow> Assignment step(
      StepLane<R> lane, long nowNs, int restingLanes) {
    return new Assignment.Step<>(lane, lane.take(nowNs, restingLanes));
  }

  private static <R extends StepRow> void put(Job.Sequence<R> sequence) {
    sequence.lane.add(sequence);
  }

  private @Nullable StepLane<?> earliest(Predicate<StepLane<?>> eligible) {
    StepLane<?> earliest = null;
    Job<?> first = null;
    for (StepLane<?> lane : lanes.values()) {
      Job<?> head = lane.head();
      if (head != null && isBefore(head, first) && eligible.test(lane)) {
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
