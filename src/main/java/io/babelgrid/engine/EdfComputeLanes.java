package io.babelgrid.engine;

import io.babelgrid.pipeline.NanoClock;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lanes on platform threads, one a core, non-preemptive earliest deadline first. Absolute deadlines
 * make it starvation-free: whatever waits becomes the earliest in the end. The lanes run at a lower
 * priority than media threads.
 */
public final class EdfComputeLanes implements ComputeLanes {

  private static final int LANE_NICENESS = 10;

  private final NanoClock clock;
  private final Device device;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workArrived = lock.newCondition();
  private final PriorityQueue<Job<?>> waiting = new PriorityQueue<>();
  private final Map<String, StageCounters> stages = new ConcurrentHashMap<>();
  private final List<Thread> lanes;
  private long arrivals;
  private boolean closed;

  public EdfComputeLanes(NanoClock clock, int laneCount) {
    this(clock, laneCount, Device.CPU);
  }

  public EdfComputeLanes(NanoClock clock, int laneCount, Device device) {
    if (laneCount < 1) {
      throw new IllegalArgumentException("at least one compute lane, not " + laneCount);
    }
    this.clock = clock;
    this.device = device;
    this.lanes =
        IntStream.range(0, laneCount)
            .mapToObj(i -> Thread.ofPlatform().daemon().name("compute-" + i).start(this::runLane))
            .toList();
  }

  @Override
  public <T> T call(String stage, long deadlineNs, Callable<T> work) {
    var job = new Job<>(stage, deadlineNs, clock.nowNs(), work);
    enqueue(job);
    try {
      return job.result.get();
    } catch (InterruptedException e) {
      withdraw(job);
      Thread.currentThread().interrupt();
      throw new InferenceException(stage + " was cancelled", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InferenceException known
          ? known
          : new InferenceException(stage + " failed", e.getCause());
    } finally {
      ComputeAccount.charge(job.queuedNs, job.computedNs);
    }
  }

  @Override
  public Device device() {
    return device;
  }

  /** Counters of every stage seen so far, by name. */
  public Map<String, StageCounters> stages() {
    return Map.copyOf(stages);
  }

  /** Requests that wait for a lane now. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the lanes; what waits fails, what runs is finished. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.forEach(job -> job.result.completeExceptionally(closedException()));
      waiting.clear();
      workArrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void enqueue(Job<?> job) {
    lock.lock();
    try {
      if (closed) {
        throw closedException();
      }
      job.arrival = arrivals++;
      waiting.add(job);
      workArrived.signal();
    } finally {
      lock.unlock();
    }
  }

  private void withdraw(Job<?> job) {
    lock.lock();
    try {
      waiting.remove(job);
    } finally {
      lock.unlock();
    }
  }

  private void runLane() {
    ThreadPriority.lower(LANE_NICENESS);
    for (Job<?> job = next(); job != null; job = next()) {
      execute(job);
    }
  }

  private @Nullable Job<?> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        workArrived.awaitUninterruptibly();
      }
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  private <T> void execute(Job<T> job) {
    long startNs = clock.nowNs();
    job.queuedNs = startNs - job.arrivedNs;
    T value = null;
    Throwable failure = null;
    try {
      value = job.work.call();
    } catch (Throwable e) {
      // Anything a model does wrong belongs to its caller; the lane goes on.
      failure = e;
    }
    long endNs = clock.nowNs();
    job.computedNs = endNs - startNs;
    stages
        .computeIfAbsent(job.stage, _ -> new StageCounters())
        .ran(job.queuedNs, job.computedNs, endNs - job.deadlineNs > 0, failure != null);
    if (failure == null) {
      job.result.complete(value);
    } else {
      job.result.completeExceptionally(failure);
    }
  }

  private static InferenceException closedException() {
    return new InferenceException("the engine is shut down", new IllegalStateException("closed"));
  }

  /** One request; its times are published to the caller by the completion of {@code result}. */
  private static final class Job<T> implements Comparable<Job<?>> {
    private final String stage;
    private final long deadlineNs;
    private final long arrivedNs;
    private final Callable<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private long arrival;
    private long queuedNs;
    private long computedNs;

    Job(String stage, long deadlineNs, long arrivedNs, Callable<T> work) {
      this.stage = stage;
      this.deadlineNs = deadlineNs;
      this.arrivedNs = arrivedNs;
      this.work = work;
    }

    @Override
    public int compareTo(Job<?> other) {
      long byDeadline = deadlineNs - other.deadlineNs;
      return byDeadline != 0 ? Long.signum(byDeadline) : Long.compare(arrival, other.arrival);
    }
  }
}
