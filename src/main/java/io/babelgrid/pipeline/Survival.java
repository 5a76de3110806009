package io.babelgrid.pipeline;

import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Keeps threads alive that others depend on: whatever a task throws, an {@link Error} included,
 * ends that task alone. Where memory is at its end the virtual machine stops before anything gets
 * here ({@code -XX:+ExitOnOutOfMemoryError}).
 */
public final class Survival {

  private static final LongAdder FAILURES = new LongAdder();

  private Survival() {}

  /**
   * Runs a task.
   *
   * @param what for the log, without personal data
   * @return whether it went well
   */
  public static boolean guard(Logger log, String what, Runnable task) {
    try {
      task.run();
      return true;
    } catch (Throwable e) {
      survived(log, what, e);
      return false;
    }
  }

  /** Counts what was caught and tells of it. Never throws. */
  public static void survived(Logger log, String what, Throwable failure) {
    FAILURES.increment();
    try {
      log.error(what + " failed", failure);
    } catch (Throwable e) {
      // To tell of it failed as well; it is counted.
    }
  }

  /** Failures survived so far. */
  public static long failures() {
    return FAILURES.sum();
  }
}
