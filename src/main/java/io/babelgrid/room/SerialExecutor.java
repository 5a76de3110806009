package io.babelgrid.room;

import io.babelgrid.pipeline.Survival;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Runs tasks one after the other, in the order given, on threads borrowed from another executor. A
 * task that fails is logged and hurts no other.
 */
final class SerialExecutor implements Executor {

  private static final Logger LOG = Logger.getLogger(SerialExecutor.class);

  private final Executor threads;
  private final int capacity;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  /**
   * @param capacity tasks that may wait
   */
  SerialExecutor(Executor threads, int capacity) {
    this.threads = threads;
    this.capacity = capacity;
  }

  /**
   * @throws RejectedExecutionException when too many tasks wait
   */
  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (waiting.size() >= capacity) {
        throw new RejectedExecutionException(capacity + " tasks wait already");
      }
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    try {
      threads.execute(this::drain);
    } catch (Throwable e) {
      // Nobody drains; the next task tries again.
      synchronized (waiting) {
        running = false;
      }
      throw e;
    }
  }

  private void drain() {
    while (true) {
      Runnable task;
      synchronized (waiting) {
        task = waiting.poll();
        if (task == null) {
          running = false;
          return;
        }
      }
      Survival.guard(LOG, "a room command", task);
    }
  }
}
