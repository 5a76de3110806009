package io.babelgrid.work;

import io.babelgrid.lifecycle.Drain;
import io.babelgrid.pipeline.NanoClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.IntSupplier;

/** A stop waits for the speakers of other nodes to be taken over by others, for a while. */
@ApplicationScoped
public class WorkHandedOn implements Drain {

  /** Their nodes notice within a second, and let go of speakers within four. */
  private static final long LONGEST_NS = 8_000_000_000L;

  private final NanoClock clock;
  private volatile IntSupplier jobs = () -> 0;
  private volatile long leftNs;

  @Inject
  WorkHandedOn(NanoClock clock) {
    this.clock = clock;
  }

  /** How many this node works for. */
  void of(IntSupplier speakers) {
    jobs = speakers;
  }

  @Override
  public void leave() {
    leftNs = clock.nowNs();
  }

  @Override
  public boolean isLeaving() {
    return jobs.getAsInt() > 0 && clock.nowNs() - leftNs < LONGEST_NS;
  }
}
