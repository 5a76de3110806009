package io.babelgrid.playout;

import io.babelgrid.pipeline.Survival;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Tells what the beat has done, in order, on a thread of its own: a real-time thread must wait for
 * no lock that an ordinary one holds. Any thread may tell; none waits.
 */
final class Teller implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Teller.class);

  /** 64 voices x 4 words a second x 16 s. */
  private static final int MOST = 4_096;

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("playout-teller").unstarted(this::run);
  private volatile boolean closed;

  void start() {
    thread.start();
  }

  void tell(Runnable event) {
    if (size.incrementAndGet() > MOST) {
      size.decrementAndGet();
      dropped.increment();
      return;
    }
    waiting.add(event);
    LockSupport.unpark(thread);
  }

  long dropped() {
    return dropped.sum();
  }

  /** Ends once all is told; returns at once. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!(closed && waiting.isEmpty())) {
      Runnable event = waiting.poll();
      if (event == null) {
        LockSupport.park(this);
      } else {
        size.decrementAndGet();
        Survival.guard(LOG, "telling of a voice", event);
      }
    }
  }
}
