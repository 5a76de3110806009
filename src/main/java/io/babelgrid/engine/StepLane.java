package io.babelgrid.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of one step model that wait for their next step, and what is known of those that
 * are being stepped. Guarded by the batcher's lock.
 */
final class StepLane<R extends StepRow> {

  /** Rows are shared among lanes when that makes a step at most this much as long. */
  private static final double WORTH_SHARING = 0.8;

  final StepModel<R> model;
  final StageCounters counters;
  private final PriorityQueue<Job.Sequence<R>> waiting = new PriorityQueue<>();
  private final Queue<StepBatch<R>> spare = new ArrayDeque<>();
  private int running;

  StepLane(StepModel<R> model, StageCounters counters) {
    this.model = model;
    this.counters = counters;
  }

  void add(Job.Sequence<R> sequence) {
    waiting.add(sequence);
  }

  boolean remove(Job.Sequence<?> sequence) {
    return waiting.remove(sequence);
  }

  Job.@Nullable Sequence<R> head() {
    return waiting.peek();
  }

  /** Puts those that are late behind those that can be in time. */
  void postponeLate(long nowNs) {
    for (var head = waiting.peek(); head != null && head.isLate(nowNs); ) {
      waiting.remove();
      head.postpone(nowNs);
      waiting.add(head);
      head = waiting.peek();
    }
  }

  int waiting() {
    return waiting.size();
  }

  List<Job.Sequence<R>> drain() {
    var all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  /**
   * Whether a step is worth starting now. While one runs, the others wait to join the next: a batch
   * of two costs little more than one alone. Not if they could not join it, or had no time for it.
   */
  boolean ready(long nowNs) {
    if (waiting.isEmpty()) {
      return false;
    }
    if (running == 0 || running + waiting.size() > model.maxWidth()) {
      return true;
    }
    long runningNs = counters.expectedNs(running);
    return tightestSlackNs(nowNs, running + waiting.size()) < runningNs;
  }

  /** Least slack of those that wait, if steps had {@code width} rows from now on. */
  long tightestSlackNs(long nowNs, int width) {
    long stepNs = counters.expectedNs(Math.min(width, model.maxWidth()));
    long tightest = Long.MAX_VALUE;
    for (Job.Sequence<R> sequence : waiting) {
      tightest = Math.min(tightest, sequence.slackNs(nowNs, stepNs));
    }
    return tightest;
  }

  /**
   * Takes the next batch: earliest deadlines first, as wide as leaves the tightest of them its
   * deadline. When none of the widths does, the widest: it gets the most done. Lanes that rest get
   * their share of the rows.
   */
  StepBatch<R> take(long nowNs, int restingLanes) {
    StepBatch<R> used = spare.poll();
    StepBatch<R> batch = used != null ? used : new StepBatch<>(this);
    List<Job.Sequence<R>> sequences = batch.sequences();
    while (sequences.size() < model.maxWidth() && !waiting.isEmpty()) {
      sequences.add(waiting.remove());
    }
    int width = Math.min(width(sequences, nowNs), share(sequences.size(), restingLanes));
    while (sequences.size() > width) {
      waiting.add(sequences.removeLast());
    }
    running += width;
    return batch;
  }

  /** Takes back a batch that was stepped; what is not done waits for its next step. */
  void stepped(StepBatch<R> batch) {
    running -= batch.size();
    for (int i = 0; i < batch.size(); i++) {
      Job.Sequence<R> sequence = batch.sequences().get(i);
      if (!sequence.result.isDone()) {
        waiting.add(sequence);
      }
    }
    batch.sequences().clear();
    spare.add(batch);
  }

  private int share(int rows, int restingLanes) {
    int share = Math.ceilDiv(rows, restingLanes + 1);
    return counters.expectedNs(share) <= WORTH_SHARING * counters.expectedNs(rows) ? share : rows;
  }

  private int width(List<Job.Sequence<R>> sequences, long nowNs) {
    for (int width = sequences.size(); width > 1; width--) {
      if (holds(sequences, width, nowNs)) {
        return width;
      }
    }
    return holds(sequences, 1, nowNs) ? 1 : sequences.size();
  }

  /** Whether the first {@code width} keep their deadlines if they are stepped together. */
  private boolean holds(List<Job.Sequence<R>> sequences, int width, long nowNs) {
    long stepNs = counters.expectedNs(width);
    for (int i = 0; i < width; i++) {
      if (sequences.get(i).slackNs(nowNs, stepNs) < 0) {
        return false;
      }
    }
    return true;
  }
}
