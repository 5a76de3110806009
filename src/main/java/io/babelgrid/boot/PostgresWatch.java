package io.babelgrid.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Starts the built-in database again when it ends and nobody asked it to. */
final class PostgresWatch implements Runnable {

  private static final Logger LOG = Logger.getLogger(PostgresWatch.class);

  /** What a killed server leaves behind ends within this; the first try mostly succeeds. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Server server;
  private final Pause pause;

  /** The database as far as it is watched. */
  interface Server {

    /** Waits for its end. */
    void awaitEnd() throws IOException;

    /**
     * @return false when it is to stay as it is
     */
    boolean restart();
  }

  /** Waits. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  PostgresWatch(Server server, Pause pause) {
    this.server = server;
    this.pause = pause;
  }

  static void start(Server server) {
    Thread.ofVirtual().name("postgres-watch").start(new PostgresWatch(server, Thread::sleep));
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        awaitEnd();
        more = startAgain();
      }
    } catch (InterruptedException e) {
      LOG.debug("the database is not watched any more");
    }
  }

  private void awaitEnd() {
    try {
      server.awaitEnd();
    } catch (IOException | CompletionException e) {
      LOG.debugf("the database left no trace: %s", e.getMessage());
    }
  }

  private boolean startAgain() throws InterruptedException {
    Duration wait = FIRST_PAUSE;
    while (true) {
      pause.of(wait);
      try {
        boolean started = server.restart();
        if (started) {
          LOG.warn("the built-in database had ended by itself; it runs again");
        }
        return started;
      } catch (RuntimeException | Error e) {
        LOG.errorf("the built-in database does not start again: %s", e.getMessage());
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? wait.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }
}
