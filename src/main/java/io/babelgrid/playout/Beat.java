package io.babelgrid.playout;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Survival;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The beat of a share of the tracks: one pair of threads makes it. A track that throws is closed
 * and told so; one that does not come back is left to the threads that wait in it, and others beat
 * for the rest of the share.
 */
final class Beat {

  private static final Logger LOG = Logger.getLogger(Beat.class);

  /** A frame takes 0.3 ms; a track that is used for longer is not waited for. */
  private static final long LONGEST_USE_MS = 100;

  private final int place;
  private final long phaseNs;
  private final NanoClock clock;
  private final BeatCounters counters;
  private final Teller teller;

  /** Adding and taking out cost the same however many there are. */
  private final Set<PlayoutTrack> tracks = ConcurrentHashMap.newKeySet();

  private BeatThreads threads;
  private boolean closed;

  /**
   * @param place among the beats of the clock, from 0 on
   * @param phaseNs how long after the first beat this one comes
   */
  Beat(int place, long phaseNs, NanoClock clock, BeatCounters counters, Teller teller) {
    this.place = place;
    this.phaseNs = phaseNs;
    this.clock = clock;
    this.counters = counters;
    this.teller = teller;
    this.threads = threads();
  }

  private BeatThreads threads() {
    return new BeatThreads(this, place, clock, clock.nowNs() + PlayoutTrack.FRAME_NS + phaseNs);
  }

  synchronized void start() {
    threads.start();
  }

  void add(PlayoutTrack track) {
    tracks.add(track);
  }

  /**
   * Stops the track and frees it once no beat is using it.
   *
   * @return whether it was here
   */
  boolean remove(PlayoutTrack track) {
    boolean here = tracks.remove(track);
    if (here) {
      track.leave();
      free(track);
    }
    return here;
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

  int size() {
    return tracks.size();
  }

  boolean speaks() {
    return tracks.stream().anyMatch(track -> track.unplayedNs() > 0);
  }

  void close() {
    synchronized (this) {
      closed = true;
      threads.end();
    }
    tracks.forEach(this::remove);
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
    threads = threads();
    threads.start();
  }

  void stoodIn() {
    counters.standIns().increment();
  }

  /** Makes a beat, as long as the threads that call are those that beat. */
  void beat(BeatThreads by, long dueNs, long lateNs) {
    counters.maxLateNs().accumulateAndGet(lateNs, Math::max);
    boolean skip = lateNs / PlayoutTrack.FRAME_NS >= PlayoutClock.MAX_CATCH_UP;
    counters.beats().increment();
    if (skip) {
      counters.skipped().increment();
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
    counters.failed().increment();
    teller.tell(track::failed);
  }
}
