package io.babelgrid.pipeline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sign of life of one loop: beats whenever the loop comes round, rests while it waits for work.
 * Threads belong to the process, and so does the list of these; {@link Watchdog} looks through it.
 * The loop's thread writes, any thread reads.
 */
public final class Pulse implements AutoCloseable {

  /** What kind of loop it is, and how long one turn of it may take. */
  public enum Kind {
    /** Handles packets of 1,500 bytes: 64 of them are about 1 ms. */
    PEER(Duration.ofSeconds(2)),
    /** A turn is an utterance's step, which waits for a lane: late on a full node, not stuck. */
    STAGE(Duration.ofSeconds(30)),
    /** The slowest inference, 30 s of speech through the encoder, takes 1 s of one slow core. */
    LANE(Duration.ofSeconds(10)),
    /** Every 20 ms. */
    CLOCK(Duration.ofSeconds(2)),
    /** Every second. */
    TICK(Duration.ofSeconds(3));

    private final Duration limit;

    Kind(Duration limit) {
      this.limit = limit;
    }

    public Duration limit() {
      return limit;
    }
  }

  private static final Set<Pulse> OPEN = ConcurrentHashMap.newKeySet();
  private static final long RESTS = -1;
  private static final VarHandle TURNS;

  static {
    try {
      TURNS = MethodHandles.lookup().findVarHandle(Pulse.class, "turns", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Kind kind;
  private final String name;
  private final Runnable stuck;
  private volatile Thread thread;
  private long count;

  @SuppressWarnings("unused") // by its handle
  private long turns;

  private Pulse(Kind kind, String name, Runnable stuck) {
    this.kind = kind;
    this.name = name;
    this.stuck = stuck;
    this.thread = Thread.currentThread();
  }

  /**
   * The pulse of the calling thread, watched until it is closed.
   *
   * @param name for the log, without personal data
   * @param stuck called once on a thread of its own when a turn takes too long
   */
  public static Pulse open(Kind kind, String name, Runnable stuck) {
    var pulse = new Pulse(kind, name, stuck);
    OPEN.add(pulse);
    return pulse;
  }

  /** All that are open now. */
  static Set<Pulse> all() {
    return Set.copyOf(OPEN);
  }

  /** The loop comes round. */
  public void beat() {
    TURNS.setOpaque(this, ++count);
  }

  /** The same of a loop that several threads take turns in, one at a time. */
  public void beatHere() {
    Thread self = Thread.currentThread();
    if (thread != self) {
      thread = self;
    }
    beat();
  }

  /** The loop waits for work until the next {@link #beat}. */
  public void rest() {
    TURNS.setOpaque(this, RESTS);
  }

  /** The loop has ended, or another one stands in for it. */
  @Override
  public void close() {
    OPEN.remove(this);
  }

  Kind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  Thread thread() {
    return thread;
  }

  long turns() {
    return (long) TURNS.getOpaque(this);
  }

  boolean resting() {
    return turns() == RESTS;
  }

  void stuck() {
    stuck.run();
  }
}
