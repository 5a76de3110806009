package io.babelgrid.flow;

import io.babelgrid.pipeline.Survival;
import java.util.ArrayDeque;
import org.jboss.logging.Logger;

/** What is said waits here, in order, while others are to be heard first. Any thread. */
final class Turn {

  private static final Logger LOG = Logger.getLogger(Turn.class);

  /** A minute of speech; what comes then is not worth waiting. */
  private static final int MOST = 256;

  private final ArrayDeque<Runnable> held = new ArrayDeque<>();
  private boolean waiting;

  /** Does it now, or when nothing waits any more. */
  synchronized void take(Runnable words) {
    held.add(words);
    if (!waiting || held.size() > MOST) {
      release();
    }
  }

  synchronized void waits(boolean isWaiting) {
    waiting = isWaiting;
    if (!waiting) {
      release();
    }
  }

  synchronized boolean isHeld() {
    return !held.isEmpty();
  }

  private void release() {
    while (!held.isEmpty()) {
      Survival.guard(LOG, "what waited to be translated", held.remove());
    }
  }
}
