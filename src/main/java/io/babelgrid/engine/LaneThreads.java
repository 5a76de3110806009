package io.babelgrid.engine;

import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The threads that compute, as many as there are lanes. One whose inference does not end is
 * replaced by another, so that other models go on; what it holds stays as it is, since native code
 * may still write there. When it comes back it ends.
 */
final class LaneThreads {

  private static final Logger LOG = Logger.getLogger(LaneThreads.class);

  private final Predicate<Pulse> work;
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private boolean closed;

  /**
   * @param work waits for some and does it, and says whether there may be more; rests the pulse
   *     while it waits
   */
  LaneThreads(int count, Predicate<Pulse> work) {
    this.work = work;
    for (int i = 0; i < count; i++) {
      start("compute-" + i);
    }
  }

  /** Waits for what runs. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      for (Lane lane : lanes) {
        lane.thread.join(Pulse.Kind.LANE.limit());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(String name) {
    var lane = new Lane(name);
    lanes.add(lane);
    lane.thread.start();
  }

  private synchronized void replace(Lane lane) {
    if (!closed && lanes.remove(lane)) {
      lane.replaced = true;
      start(lane.name);
    }
  }

  private final class Lane {
    private final String name;
    private final Thread thread;
    private volatile boolean replaced;

    Lane(String name) {
      this.name = name;
      this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    private void run() {
      Survival.guard(LOG, "the priority of a lane", ThreadPriority::asLane);
      try (Pulse pulse = Pulse.open(Pulse.Kind.LANE, "lane " + name, () -> replace(this))) {
        boolean more = true;
        while (more && !replaced) {
          try {
            more = work.test(pulse);
          } catch (Throwable e) {
            Survival.survived(LOG, "what a lane does beside its work", e);
          }
        }
      }
    }
  }
}
