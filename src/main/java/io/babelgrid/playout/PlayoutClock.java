package io.babelgrid.playout;

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
 */
public final class PlayoutClock implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PlayoutClock.class);
  private static final int MAX_CATCH_UP = 2;

  private final NanoClock clock;
  private final List<PlayoutTrack> tracks = new CopyOnWriteArrayList<>();
  private final LongAdder beats = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final AtomicLong maxLateNs = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * What the clock did so far.
   *
   * @param skipped frames not sent because the clock was too late
   * @param maxLateNs worst lateness of a beat
   */
  public record Stats(long beats, long skipped, long maxLateNs, int tracks) {}

  public PlayoutClock(NanoClock clock) {
    this.clock = clock;
    this.thread =
        Thread.ofPlatform().daemon().name("playout").priority(Thread.MAX_PRIORITY).start(this::run);
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
    return new Stats(beats.sum(), skipped.sum(), maxLateNs.get(), tracks.size());
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    tracks.forEach(this::remove);
  }

  private void run() {
    PromptThread.claimRealTime();
    long dueNs = clock.nowNs() + PlayoutTrack.FRAME_NS;
    while (!closed) {
      long nowNs = clock.nowNs();
      if (nowNs - dueNs < 0) {
        LockSupport.parkNanos(this, dueNs - nowNs);
        continue;
      }
      maxLateNs.accumulateAndGet(nowNs - dueNs, Math::max);
      long lateFrames = (nowNs - dueNs) / PlayoutTrack.FRAME_NS;
      boolean skip = lateFrames >= MAX_CATCH_UP;
      beat(dueNs, skip);
      dueNs += PlayoutTrack.FRAME_NS;
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
