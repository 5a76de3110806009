package io.babelgrid.playout;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of all synthetic tracks of a node: every 20 ms, on a schedule that never drifts. A
 * late beat is caught up by at most {@value #MAX_CATCH_UP} frames at once; more would arrive as a
 * burst. The beat only beats: what it has to tell, another thread tells.
 *
 * <p>A track that throws is closed and told so; one that does not come back is left to the threads
 * that wait in it, and others beat for the rest.
 */
public final class PlayoutClock implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PlayoutClock.class);
  static final int MAX_CATCH_UP = 2;

  /** A frame takes 0.3 ms; a track that is used for longer is not waited for. */
  private static final long LONGEST_USE_MS = 100;

  private final NanoClock clock;
  private final List<PlayoutTrack> tracks = new CopyOnWriteArrayList<>();
  private final Teller teller = new Teller();
  private final LongAdder beats = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder standIns = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicLong maxLateNs = new AtomicLong();
  private BeatThreads threads;
  private boolean closed;

  /**
   * What the clock did so far.
   *
   * @param skipped frames not sent because the clock was too late
   * @param standIns beats that the second thread made
   * @param maxLateNs worst lateness of a beat
   * @param failed tracks that threw, or did not come back
   * @param untold events that were not told since too many waited
   */
  public record Stats(
      long beats,
      long skipped,
      long standIns,
      long maxLateNs,
      int tracks,
      long failed,
      long untold) {}

  public PlayoutClock(NanoClock clock) {
    this.clock = clock;
    this.threads = new BeatThreads(this, clock);
    teller.start();
    threads.start();
  }

  /** A listener for a track of this clock, whose events come later and on another thread. */
  public PlayoutListener telling(PlayoutListener listener) {
    return new ToldLater(listener, teller);
  }

  /** Starts sending the track's frames. */
  public void add(PlayoutTrack track) {
    tracks.add(track);
  }

  /** Stops the track and frees it once no beat is using it. */
  public void remove(PlayoutTrack track) {
    if (tracks.remove(track)) {
      track.leave();
      free(track);
    }
  }

  private static void free(PlayoutTrack track) {
    try {
      if (track.use.tryLock(LONGEST_USE_MS, TimeUnit.MILLISECONDS)) {
        try {
          track.close();
        } finally {
          track.use.unlock();
        }
      }
    } catch (InterruptedException e) {
      // The beat that uses it frees it; if there is none, it lives until the node's end.
      Thread.currentThread().interrupt();
    }
  }

  /** Whether any track has something left to say. */
  public boolean speaks() {
    return tracks.stream().anyMatch(track -> track.unplayedNs() > 0);
  }

  public Stats stats() {
    return new Stats(
        beats.sum(),
        skipped.sum(),
        standIns.sum(),
        maxLateNs.get(),
        tracks.size(),
        failed.sum(),
        teller.dropped());
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      threads.end();
    }
    tracks.forEach(this::remove);
    teller.close();
  }

  /** Others beat from now on, since these do not come back from a track. */
  synchronized void replace(BeatThreads stuck, @Nullable PlayoutTrack in) {
    if (closed || threads != stuck) {
      return;
    }
    stuck.end();
    if (in != null && tracks.remove(in)) {
      in.leave();
      lost(in);
    }
    threads = new BeatThreads(this, clock);
    threads.start();
  }

  void stoodIn() {
    standIns.increment();
  }

  /** Makes a beat, as long as the threads that call are those that beat. */
  void beat(BeatThreads by, long dueNs, long lateNs) {
    maxLateNs.accumulateAndGet(lateNs, Math::max);
    boolean skip = lateNs / PlayoutTrack.FRAME_NS >= MAX_CATCH_UP;
    beats.increment();
    if (skip) {
      skipped.increment();
    }
    for (PlayoutTrack track : tracks) {
      // Who holds it takes it out.
      if (!by.ended() && track.use.tryLock()) {
        by.enter(track);
        try {
          use(track, dueNs, skip);
        } finally {
          by.enter(null);
          track.use.unlock();
        }
      }
    }
  }

  private void use(PlayoutTrack track, long dueNs, boolean skip) {
    try {
      if (!track.isLeaving()) {
        tick(track, dueNs, skip);
      }
    } catch (Throwable e) {
      // One broken track must not stop the heartbeat of the others.
      Survival.survived(LOG, "a synthetic track", e);
      if (tracks.remove(track)) {
        track.leave();
        lost(track);
      }
    } finally {
      if (track.isLeaving()) {
        track.close();
      }
    }
  }

  private void tick(PlayoutTrack track, long dueNs, boolean skip) {
    if (skip) {
      track.skip();
    } else {
      track.tick(clock.nowNs(), dueNs);
    }
  }

  private void lost(PlayoutTrack track) {
    failed.increment();
    teller.tell(track::failed);
  }
}
