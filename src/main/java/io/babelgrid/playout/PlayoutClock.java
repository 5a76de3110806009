package io.babelgrid.playout;

import io.babelgrid.pipeline.CoreHalf;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.PromptThread;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * The heartbeat of all synthetic tracks of a node: every 20 ms, on a schedule that never drifts. A
 * late beat is caught up by at most {@value #MAX_CATCH_UP} frames at once; more would arrive as a
 * burst.
 *
 * <p>A virtual machine's core may stand still for tens of milliseconds, and a thread that sleeps on
 * it with it. So a second thread, on another core, makes the beats that the first one does not.
 */
public final class PlayoutClock implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PlayoutClock.class);
  private static final int MAX_CATCH_UP = 2;

  /** How late a beat may be before it is the second thread's; wakes are 0.5 ms late at p99. */
  private static final long STAND_IN_NS = 3_000_000;

  private final NanoClock clock;
  private final List<PlayoutTrack> tracks = new CopyOnWriteArrayList<>();
  private final LongAdder beats = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder standIns = new LongAdder();
  private final AtomicLong maxLateNs = new AtomicLong();
  private final Thread first;
  private final Thread second;
  private final Object beating = new Object();

  /** Of the next beat; guarded by {@code beating}. */
  private long dueNs;

  private volatile boolean closed;

  /**
   * What the clock did so far.
   *
   * @param skipped frames not sent because the clock was too late
   * @param standIns beats that the second thread made
   * @param maxLateNs worst lateness of a beat
   */
  public record Stats(long beats, long skipped, long standIns, long maxLateNs, int tracks) {}

  public PlayoutClock(NanoClock clock) {
    this.clock = clock;
    this.dueNs = clock.nowNs() + PlayoutTrack.FRAME_NS;
    this.first = start("playout", this::run);
    this.second = start("playout-2", this::standIn);
  }

  private static Thread start(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).priority(Thread.MAX_PRIORITY).start(work);
  }

  /** Starts sending the track's frames. */
  public void add(PlayoutTrack track) {
    tracks.add(track);
  }

  /** Stops the track and frees it once no beat is using it. */
  public void remove(PlayoutTrack track) {
    synchronized (track) {
      if (tracks.remove(track)) {
        track.close();
      }
    }
  }

  public Stats stats() {
    return new Stats(beats.sum(), skipped.sum(), standIns.sum(), maxLateNs.get(), tracks.size());
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(first);
    LockSupport.unpark(second);
    tracks.forEach(this::remove);
  }

  private void run() {
    PromptThread.claimRealTime();
    CoreHalf.LOWER.claim();
    while (!closed) {
      sleep(beatAfter(0));
    }
  }

  private void standIn() {
    PromptThread.claimRealTime();
    if (!CoreHalf.UPPER.claim()) {
      return;
    }
    while (!closed) {
      long untilNs = beatAfter(STAND_IN_NS);
      if (untilNs <= 0) {
        standIns.increment();
      }
      sleep(untilNs);
    }
  }

  private void sleep(long ns) {
    if (ns > 0) {
      LockSupport.parkNanos(this, ns);
    }
  }

  /**
   * Makes the next beat when it is due for so long.
   *
   * @return how long there is until then; 0 or less when it was made
   */
  private long beatAfter(long patienceNs) {
    long nowNs = clock.nowNs();
    synchronized (beating) {
      long lateNs = nowNs - dueNs;
      if (lateNs >= patienceNs) {
        maxLateNs.accumulateAndGet(lateNs, Math::max);
        beat(dueNs, lateNs / PlayoutTrack.FRAME_NS >= MAX_CATCH_UP);
        dueNs += PlayoutTrack.FRAME_NS;
      }
      return patienceNs - lateNs;
    }
  }

  private void beat(long dueNs, boolean skip) {
    beats.increment();
    if (skip) {
      skipped.increment();
    }
    for (PlayoutTrack track : tracks) {
      synchronized (track) {
        if (tracks.contains(track)) {
          beatTrack(track, clock.nowNs(), dueNs, skip);
        }
      }
    }
  }

  private void beatTrack(PlayoutTrack track, long nowNs, long dueNs, boolean skip) {
    try {
      if (skip) {
        track.skip();
      } else {
        track.tick(nowNs, dueNs);
      }
    } catch (RuntimeException e) {
      // One broken track must not stop the heartbeat of the others.
      LOG.error("a synthetic track failed and was ended", e);
      tracks.remove(track);
    }
  }
}
