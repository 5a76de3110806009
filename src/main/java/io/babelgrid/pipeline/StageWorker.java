package io.babelgrid.pipeline;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a flow: a bounded queue and the one thread that empties it. Whoever offers never
 * waits; what does not fit is dropped and counted. An item whose handler throws is counted and
 * hurts no other.
 */
public final class StageWorker<T> implements AutoCloseable {

  /** Handles items on the worker's thread. */
  public interface Handler<T> {

    void handle(T item) throws InterruptedException;

    /**
     * The same, for who wants to know when the item was offered.
     *
     * @param offeredNs monotonic time
     */
    default void handle(T item, long offeredNs) throws InterruptedException {
      handle(item);
    }

    /** Called when no item came for {@link StageWorker}'s idle interval; for timers. */
    default void idle(long nowNs) {}

    /** Called once at the end, on the worker's thread. */
    default void stop() {}
  }

  /** For handlers without timers; a wait without a limit costs no timer either. */
  public static final Duration NEVER_IDLE = Duration.ZERO;

  private static final Logger LOG = Logger.getLogger(StageWorker.class);

  private final String name;
  private final NanoClock clock;
  private final Handler<T> handler;
  private final long idleNs;
  private final BlockingQueue<Entry<T>> queue;
  private final Thread thread;
  private final LongAdder in = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder queueNs = new LongAdder();
  private final LongAdder busyNs = new LongAdder();
  private final AtomicLong maxBusyNs = new AtomicLong();
  private volatile boolean closing;

  private record Entry<T>(@Nullable T item, long offeredNs) {}

  /**
   * @param name low-cardinality, for logs and metrics
   * @param capacity items the queue holds
   * @param idle how often {@link Handler#idle} is called without items, or {@link #NEVER_IDLE}
   */
  public StageWorker(
      String name, int capacity, Duration idle, NanoClock clock, Handler<T> handler) {
    this.name = name;
    this.clock = clock;
    this.handler = handler;
    this.idleNs = idle.toNanos();
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /**
   * Hands an item over without waiting.
   *
   * @return false when it was dropped
   */
  public boolean offer(T item) {
    if (closing || !queue.offer(new Entry<>(item, clock.nowNs()))) {
      dropped.increment();
      return false;
    }
    in.increment();
    return true;
  }

  /** Lets everything offered so far be handled, then stops; returns at once. */
  public void finish() {
    closing = true;
    // Wakes an idle worker; a full queue needs no waking.
    queue.offer(new Entry<>(null, clock.nowNs()));
  }

  /** Stops at once: what waits is forgotten, what runs is interrupted. Returns at once. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }

  public String name() {
    return name;
  }

  /** Items that wait now. */
  public int waiting() {
    return queue.size();
  }

  public StageStats stats() {
    return new StageStats(
        in.sum(),
        done.sum(),
        dropped.sum(),
        failed.sum(),
        queueNs.sum(),
        busyNs.sum(),
        maxBusyNs.get());
  }

  private void run() {
    Pulse pulse = Pulse.open(Pulse.Kind.STAGE, "stage " + name, () -> {});
    try {
      while (!Thread.currentThread().isInterrupted() && !(closing && queue.isEmpty())) {
        pulse.rest();
        Entry<T> entry = next();
        pulse.beat();
        if (entry == null) {
          guarded(() -> handler.idle(clock.nowNs()));
        } else if (entry.item != null) {
          handle(entry.item, entry.offeredNs);
        }
      }
    } catch (InterruptedException e) {
      LOG.tracef("stage %s was stopped", name);
    } finally {
      guarded(handler::stop);
      pulse.close();
    }
  }

  private @Nullable Entry<T> next() throws InterruptedException {
    return idleNs == 0 ? queue.take() : queue.poll(idleNs, TimeUnit.NANOSECONDS);
  }

  private void handle(T item, long offeredNs) throws InterruptedException {
    long startNs = clock.nowNs();
    queueNs.add(startNs - offeredNs);
    try {
      handler.handle(item, offeredNs);
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      failed.increment();
      if (!closing) {
        Survival.survived(LOG, "one item of stage " + name, e);
      }
    } finally {
      long tookNs = clock.nowNs() - startNs;
      busyNs.add(tookNs);
      maxBusyNs.accumulateAndGet(tookNs, Math::max);
      done.increment();
    }
  }

  private void guarded(Runnable step) {
    if (!Survival.guard(LOG, "stage " + name, step)) {
      failed.increment();
    }
  }
}
