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
 * The two threads that make one beat. A virtual machine's core may stand still for tens of
 * milliseconds, and a thread that sleeps on it with it: so the second thread, on another core,
 * makes the beats that the first one does not.
 */
final class BeatThreads {

  private static final Logger LOG = Logger.getLogger(BeatThreads.class);

  /** How late a beat may be before it is the second thread's; wakes are 0.5 ms late at p99. */
  private static final long STAND_IN_NS = 3_000_000;

  private final Beat owner;
  private final NanoClock clock;
  private final CoreHalf half;
  private final CoreHalf otherHalf;
  private final Thread first;
  private final Thread second;
  private final ReentrantLock beating = new ReentrantLock();
  private final Pulse pulse;

  /** Of the next beat; guarded by {@code beating}. */
  private long dueNs;

  private volatile @Nullable PlayoutTrack in;
  private volatile boolean ended;

  /**
   * @param place of the beat; every other one has its first thread on the other half of the cores
   * @param firstNs when the first beat is due
   */
  BeatThreads(Beat owner, int place, NanoClock clock, long firstNs) {
    this.owner = owner;
    this.clock = clock;
    this.dueNs = firstNs;
    this.half = place % 2 == 0 ? CoreHalf.LOWER : CoreHalf.UPPER;
    this.otherHalf = place % 2 == 0 ? CoreHalf.UPPER : CoreHalf.LOWER;
    String name = place == 0 ? "playout" : "playout." + place;
    this.first = thread(name, this::run);
    this.second = thread(name + "-2", this::standIn);
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
    Survival.guard(LOG, "the core of the beat", half::claim);
    while (!ended) {
      sleep(beatAfter(0));
    }
  }

  private void standIn() {
    Survival.guard(LOG, "the priority of the beat", PromptThread::claimRealTime);
    if (!claimOther()) {
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
  private boolean claimOther() {
    try {
      return otherHalf.claim();
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
