package io.babelgrid.engine;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Pulse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Continuous batching on platform threads, one a core: sequences of different calls join and leave
 * the batch of their model at every step. {@link Schedule} says what goes next; nothing that runs
 * is preempted. The lanes run at a lower priority than media threads.
 */
public final class ContinuousBatcher implements ComputeLanes {

  private final NanoClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workArrived = lock.newCondition();
  private final Schedule schedule = new Schedule();
  private final int laneCount;
  private final LaneThreads threads;
  private final Device device;
  private int restingLanes;
  private boolean closed;

  public ContinuousBatcher(NanoClock clock, int laneCount) {
    this(clock, laneCount, Device.CPU);
  }

  public ContinuousBatcher(NanoClock clock, int laneCount, Device device) {
    if (laneCount < 1) {
      throw new IllegalArgumentException("at least one compute lane, not " + laneCount);
    }
    this.clock = clock;
    this.laneCount = laneCount;
    this.device = device;
    this.threads = new LaneThreads(laneCount, this::runNext);
  }

  @Override
  public <T> T call(String stage, long deadlineNs, Callable<T> work) {
    StageCounters counters = locked(() -> schedule.stage(stage, 1));
    return await(stage, new Job.Single<>(counters, deadlineNs, clock.nowNs(), work));
  }

  @Override
  public <T> T beside(String stage, Callable<T> work) {
    StageCounters counters = locked(() -> schedule.stage(stage, 1));
    long startNs = clock.nowNs();
    boolean done = false;
    try {
      T value = ComputeLanes.super.beside(stage, work);
      done = true;
      return value;
    } finally {
      long tookNs = clock.nowNs() - startNs;
      ComputeAccount.charge(0, tookNs);
      counters.ran(1, tookNs);
      counters.ended(0, false, !done);
    }
  }

  @Override
  public <R extends StepRow> void decode(
      StepModel<R> model, R row, int stepLimit, long deadlineNs) {
    StepLane<R> lane = locked(() -> schedule.lane(model));
    if (row.advance()) {
      await(model.stage(), new Job.Sequence<>(lane, row, stepLimit, deadlineNs, clock.nowNs()));
    }
  }

  @Override
  public Device device() {
    return device;
  }

  /** Tells of every stage once, of those seen so far at once; the listener must be quick. */
  public void onStage(BiConsumer<String, StageCounters> listener) {
    locked(() -> {
      schedule.onStage(listener);
      return true;
    });
  }

  /** Counters of every stage seen so far, by name. */
  public Map<String, StageCounters> stages() {
    return locked(schedule::stages);
  }

  /** Requests that wait for a lane now. */
  public int waiting() {
    return locked(schedule::waiting);
  }

  public int laneCount() {
    return laneCount;
  }

  /** Ends the lanes; what waits fails, what runs is finished and waited for. */
  @Override
  public void close() {
    List<Job<?>> left =
        locked(() -> {
          closed = true;
          workArrived.signalAll();
          return schedule.drain();
        });
    left.forEach(job -> job.result.completeExceptionally(closedException()));
    threads.close();
  }

  private <T> T await(String stage, Job<T> job) {
    enqueue(job);
    try {
      return job.result.get();
    } catch (InterruptedException e) {
      cancel(job);
      Thread.currentThread().interrupt();
      throw new InferenceException(stage + " was cancelled", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InferenceException known
          ? known
          : new InferenceException(stage + " failed", e.getCause());
    } finally {
      ComputeAccount.charge(clock.nowNs() - job.arrivedNs - job.computedNs, job.computedNs);
    }
  }

  private void enqueue(Job<?> job) {
    lock.lock();
    try {
      if (closed) {
        throw closedException();
      }
      schedule.add(job);
      workArrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a job out; when a lane has it, waits until the lane is done with it. */
  private void cancel(Job<?> job) {
    boolean onLane =
        locked(() -> {
          job.cancelled = true;
          return !schedule.remove(job) && !job.result.isDone();
        });
    if (onLane) {
      job.result.handle((_, _) -> true).join();
    }
  }

  /**
   * @return whether there may be more
   */
  private boolean runNext(Pulse pulse) {
    pulse.rest();
    Schedule.Assignment work = next();
    if (work == null) {
      return false;
    }
    pulse.beat();
    long before = Allocation.ofThisThread();
    StageCounters stage =
        switch (work) {
          case Schedule.One(Job.Single<?> job) -> runOne(job);
          case StepBatch<?> batch -> runStep(batch);
        };
    stage.allocated(Allocation.ofThisThread() - before);
    return true;
  }

  private Schedule.@Nullable Assignment next() {
    lock.lock();
    try {
      Schedule.Assignment work = schedule.next(clock.nowNs(), restingLanes);
      while (work == null && !closed) {
        restingLanes++;
        workArrived.awaitUninterruptibly();
        restingLanes--;
        work = schedule.next(clock.nowNs(), restingLanes);
      }
      if (restingLanes > 0 && schedule.waiting() > 0) {
        workArrived.signal();
      }
      return work;
    } finally {
      lock.unlock();
    }
  }

  private <T> StageCounters runOne(Job.Single<T> job) {
    long startNs = clock.nowNs();
    T value = null;
    Throwable failure = null;
    try {
      value = job.work.call();
    } catch (Throwable e) {
      // Anything a model does wrong belongs to its caller; the lane goes on.
      failure = e;
    }
    job.computedNs = clock.nowNs() - startNs;
    job.stage.ran(1, job.computedNs);
    end(job, job.stage, value, failure);
    return job.stage;
  }

  private <R extends StepRow> StageCounters runStep(StepBatch<R> batch) {
    StageCounters stage = batch.lane.counters;
    try {
      Throwable failure = inference(batch);
      boolean apart = failure != null && batch.size() > 1;
      for (int i = 0; i < batch.size(); i++) {
        Job.Sequence<R> sequence = batch.sequences().get(i);
        // One of them is to blame: alone, only that one fails.
        advance(sequence, apart ? inference(StepBatch.alone(sequence)) : failure);
      }
    } finally {
      lock.lock();
      try {
        batch.lane.stepped(batch);
        workArrived.signal();
      } finally {
        lock.unlock();
      }
    }
    return stage;
  }

  private <R extends StepRow> @Nullable Throwable inference(StepBatch<R> batch) {
    long startNs = clock.nowNs();
    Throwable failure = null;
    try {
      batch.lane.model.step(batch);
    } catch (Throwable e) {
      failure = e;
    }
    long tookNs = clock.nowNs() - startNs;
    if (failure == null) {
      batch.lane.counters.ran(batch.size(), tookNs);
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.sequences().get(i).computedNs += tookNs / batch.size();
    }
    return failure;
  }

  /** Lets a row take in its step; ends it when it is complete, failed, too long or unwanted. */
  private void advance(Job.Sequence<?> sequence, @Nullable Throwable stepFailure) {
    Throwable failure = stepFailure;
    boolean more = false;
    if (failure == null) {
      try {
        more = sequence.row.advance();
      } catch (Throwable e) {
        failure = e;
      }
    }
    sequence.stepsLeft--;
    if (failure == null && more && sequence.stepsLeft <= 0) {
      failure = new InferenceException(sequence.lane.model.stage() + " exceeds its limit", null);
    }
    if (failure != null || !more || sequence.cancelled) {
      end(sequence, sequence.lane.counters, true, failure);
    }
  }

  private <T> void end(
      Job<T> job, StageCounters counters, @Nullable T value, @Nullable Throwable failure) {
    long endNs = clock.nowNs();
    long queuedNs = endNs - job.arrivedNs - job.computedNs;
    counters.ended(queuedNs, endNs - job.deadlineNs > 0, failure != null);
    if (failure == null) {
      job.result.complete(value);
    } else {
      job.result.completeExceptionally(failure);
    }
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private static InferenceException closedException() {
    return new InferenceException("the engine is shut down", new IllegalStateException("closed"));
  }
}
