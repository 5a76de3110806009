package io.babelgrid.evaluation;

import com.sun.management.ThreadMXBean;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.StepModel;
import io.babelgrid.engine.StepRow;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a compute lane allocates on the Java heap for a step: all that its thread does from one
 * advance of a row to another, the scheduling in between included.
 */
public final class StepMeter {

  /** Steps that a measured row makes. */
  public static final int STEPS = 40;

  /** What a step may allocate: nothing but a stray object. */
  public static final long LIMIT_BYTES = 64;

  /** Whole measurements; what is compiled or loaded late is not a step's. */
  public static final int ROUNDS = 4;

  private static final int FIRST = 8;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private int advances;
  private long before;
  private long bytes;

  /** To be called by {@link StepRow#advance}, which returns what this returns. */
  public boolean advance() {
    if (advances == FIRST) {
      before = THREADS.getCurrentThreadAllocatedBytes();
    } else if (advances == STEPS) {
      bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    return advances++ < STEPS;
  }

  /** Advances so far; the first is before the first step. */
  public int advances() {
    return advances;
  }

  public long bytesAStep() {
    return Math.ceilDiv(bytes, STEPS - FIRST);
  }

  /** Steps the rows until they end; the only lane is held until all of them wait. */
  public static <R extends StepRow> void stepTogether(
      ContinuousBatcher lanes, StepModel<R> model, List<R> rows) throws Exception {
    var busy = new CountDownLatch(1);
    var all = new CountDownLatch(1);
    var done = new ArrayList<Future<?>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      done.add(callers.submit(() -> lanes.call("gate", 0, () -> hold(busy, all))));
      busy.await();
      for (R row : rows) {
        done.add(callers.submit(() -> lanes.decode(model, row, STEPS + 1, Long.MAX_VALUE / 2)));
      }
      while (lanes.waiting() < rows.size()) {
        Thread.onSpinWait();
      }
      all.countDown();
      for (Future<?> each : done) {
        each.get();
      }
    }
  }

  private static boolean hold(CountDownLatch busy, CountDownLatch until)
      throws InterruptedException {
    busy.countDown();
    until.await();
    return true;
  }
}
