package io.babelgrid.call;

import io.babelgrid.pipeline.Survival;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of one call one after the other, in the order given, on a virtual thread that
 * lives while there are any. A command that fails hurts no other.
 */
final class CallWriter {

  private static final Logger LOG = Logger.getLogger(CallWriter.class);

  /**
   * Commands that may wait before news is dropped. A voice that begins and ends to talk is two a
   * phrase, so 50 speakers in 5 languages tell 500 a second: 8 s of them.
   */
  private static final int WAITING = 4_096;

  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

  /** Who runs the commands now; guarded by {@link #waiting}. */
  private @Nullable Thread running;

  /** Whether the last news was dropped; guarded by {@link #waiting}. */
  private boolean late;

  /** Runs a command soon. Never waits. */
  void tell(Runnable command) {
    synchronized (waiting) {
      enqueue(() -> guard(command));
    }
  }

  /** The same for what is soon out of date: where too much waits it is dropped. */
  void offer(Runnable news) {
    boolean isFirst;
    synchronized (waiting) {
      if (waiting.size() < WAITING) {
        late = false;
        enqueue(() -> guard(news));
        return;
      }
      isFirst = !late;
      late = true;
    }
    if (isFirst) {
      LOG.warn("a call is late: whether voices talk is no longer told");
    }
  }

  private static void guard(Runnable command) {
    Survival.guard(LOG, "a change of a call", command);
  }

  /**
   * Runs a command and waits for it. Who asks must hold no lock that a command may want, and may be
   * a command itself.
   */
  void ask(Runnable command) {
    if (isWriting()) {
      command.run();
      return;
    }
    var done = new CompletableFuture<@Nullable Void>();
    synchronized (waiting) {
      enqueue(() -> {
        try {
          command.run();
          done.complete(null);
        } catch (Throwable e) {
          done.completeExceptionally(e);
        }
      });
    }
    try {
      done.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a change of a call failed", e.getCause());
    }
  }

  private boolean isWriting() {
    synchronized (waiting) {
      return running == Thread.currentThread();
    }
  }

  private void enqueue(Runnable command) {
    waiting.add(command);
    if (running == null) {
      // A virtual thread needs no executor that could refuse it.
      running = Thread.ofVirtual().name("call").unstarted(this::drain);
      running.start();
    }
  }

  private void drain() {
    while (true) {
      Runnable command;
      synchronized (waiting) {
        command = waiting.poll();
        if (command == null) {
          running = null;
          return;
        }
      }
      command.run();
    }
  }
}
