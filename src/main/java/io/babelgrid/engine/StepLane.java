package io.babelgrid.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
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
  List<Job.Sequence<R>> take(long nowNs, int restingLanes) {
    var batch = new ArrayList<Job.Sequence<R>>(model.maxWidth());
    while (batch.size() < model.maxWidth() && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    int width = Math.min(width(batch, nowNs), share(batch.size(), restingLanes));
    while (batch.size() > width) {
      waiting.add(batch.removeLast());
    }
    running += width;
    return batch;
  }

  void stepped(int width) {
    running -= width;
  }

  private int share(int rows, int restingLanes) {
    int share = Math.ceilDiv(rows, restingLanes + 1);
    return counters.expectedNs(share) <= WORTH_SHARING * counters.expectedNs(rows) ? share : rows;
  }

  private int width(List<Job.Sequence<R>> batch, long nowNs) {
    for (int width = batch.size(); width > 1; width--) {
      if (holds(batch.subList(0, width), nowNs)) {
        return width;
      }
    }
    return holds(batch.subList(0, 1), nowNs) ? 1 : batch.size();
  }

  private boolean holds(List<Job.Sequence<R>> batch, long nowNs) {
    long stepNs = counters.expectedNs(batch.size());
    for (Job.Sequence<R> sequence : batch) {
      if (sequence.slackNs(nowNs, stepNs) < 0) {
        return false;
      }
    }
    return true;
  }
}
