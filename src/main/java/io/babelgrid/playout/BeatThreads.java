package io.babelgrid.playout;

import io.babelgrid.pipeline.CoreHalf;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.PromptThread;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The two threads that make the beats. A virtual machine's core may stand still for tens of
 * milliseconds, and a thread that sleeps on it with it: so the second thread, on another core,
 * makes the beats that the first one does not.
 */
final class BeatThreads {

  private static final Logger LOG = Logger.getLogger(BeatThreads.class);

  /** How late a beat may be before it is the second thread's; wakes are 0.5 ms late at p99. */
  private static final long STAND_IN_NS = 3_000_000;

  private final PlayoutClock owner;
  private final NanoClock clock;
  private final Thread first = thread("playout", this::run);
  private final Thread second = thread("playout-2", this::standIn);
  private final ReentrantLock beating = new ReentrantLock();
  private final Pulse pulse;

  /** Of the next beat; guarded by {@code beating}. */
  private long dueNs;

  private volatile @Nullable PlayoutTrack in;
  private volatile boolean ended;

  BeatThreads(PlayoutClock owner, NanoClock clock) {
    this.owner = owner;
    this.clock = clock;
    this.dueNs = clock.nowNs() + PlayoutTrack.FRAME_NS;
    this.pulse = Pulse.open(Pulse.Kind.CLOCK, "the playout clock", () -> owner.replace(this, in));
  }

  private static Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).priority(Thread.MAX_PRIORITY).unstarted(work);
  }

  void start() {
    first.start();
    second.start();
  }

  /** Makes no more beats. */
  void end() {
    ended = true;
    pulse.close();
    LockSupport.unpark(first);
    LockSupport.unpark(second);
  }

  boolean ended() {
    return ended;
  }

  /**
   * @param track that is used now; null when none is
   */
  void enter(@Nullable PlayoutTrack track) {
    in = track;
  }

  private void run() {
    Survival.guard(LOG, "the priority of the beat", PromptThread::claimRealTime);
    Survival.guard(LOG, "the core of the beat", CoreHalf.LOWER::claim);
    while (!ended) {
      sleep(beatAfter(0));
    }
  }

  private void standIn() {
    Survival.guard(LOG, "the priority of the beat", PromptThread::claimRealTime);
    if (!claimUpper()) {
      return;
    }
    while (!ended) {
      long untilNs = beatAfter(STAND_IN_NS);
      if (untilNs <= 0) {
        owner.stoodIn();
      }
      sleep(untilNs);
    }
  }

  /** On a core that the first thread has too, a second one helps nobody. */
  private static boolean claimUpper() {
    try {
      return CoreHalf.UPPER.claim();
    } catch (LinkageError e) {
      Survival.survived(LOG, "the core of the beat", e);
      return false;
    }
  }

  private void sleep(long ns) {
    if (ns > 0) {
      LockSupport.parkNanos(this, ns);
    }
  }

  /**
   * Makes the next beat when it is due for so long, and nobody is making it.
   *
   * @return how long there is until then; 0 or less when it was made
   */
  private long beatAfter(long patienceNs) {
    long nowNs = clock.nowNs();
    if (!beating.tryLock()) {
      return STAND_IN_NS;
    }
    try {
      long lateNs = nowNs - dueNs;
      if (lateNs >= patienceNs) {
        pulse.beatHere();
        long beatNs = dueNs;
        dueNs += PlayoutTrack.FRAME_NS;
        owner.beat(this, beatNs, lateNs);
      }
      return patienceNs - lateNs;
    } catch (Throwable e) {
      Survival.survived(LOG, "a beat", e);
      return 0;
    } finally {
      beating.unlock();
    }
  }
}
