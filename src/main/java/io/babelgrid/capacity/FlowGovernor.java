package io.babelgrid.capacity;

import io.babelgrid.budget.Admission;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.Cost;
import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.GovernorSnapshot;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.LoadGovernor;
import io.babelgrid.budget.LoadSample;
import io.babelgrid.budget.Move;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.Shortfall;
import io.babelgrid.budget.Speakers;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings what {@link LoadGovernor} decides to the flows: asks for each that opens, measures what
 * they cost, carries out steps of the ladder, and asks again for those that were refused.
 *
 * <p>One lock guards the seats and the decisions, so that a seat is {@link Seat.State#SERVED}
 * exactly as long as the load governor keeps a rung for it. Listeners are called without it.
 */
public final class FlowGovernor implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(FlowGovernor.class);

  /** How often load is looked at; decisions take seconds. */
  private static final Duration TICK = Duration.ofMillis(250);

  /** How often a refused flow asks again, in ticks. */
  private static final int ASK_AGAIN_TICKS = 8;

  private final LoadGovernor governor;
  private final LoadMeter meter;
  private final MediaMeter media;
  private final NanoClock clock;

  /** Also the lock. */
  private final Map<FlowId, Seat<?>> seats = new TreeMap<>();

  private final Thread ticker = Thread.ofPlatform().daemon().name("governor").unstarted(this::run);
  private volatile boolean closed;

  /** One of a node without media that does not look at the load by itself. */
  public FlowGovernor(CapacityConfig capacity, ContinuousBatcher lanes, NanoClock clock) {
    this(capacity, lanes, MediaMeter.none(), clock);
  }

  /** One that does not look at the load by itself. */
  public FlowGovernor(
      CapacityConfig capacity, ContinuousBatcher lanes, MediaMeter media, NanoClock clock) {
    this.governor = new LoadGovernor(capacity);
    this.meter = new LoadMeter(lanes, clock.nowNs());
    this.media = media;
    this.clock = clock;
  }

  public static FlowGovernor started(
      CapacityConfig capacity, ContinuousBatcher lanes, NanoClock clock) {
    return started(capacity, lanes, MediaMeter.none(), clock);
  }

  public static FlowGovernor started(
      CapacityConfig capacity, ContinuousBatcher lanes, MediaMeter media, NanoClock clock) {
    var governor = new FlowGovernor(capacity, lanes, media, clock);
    governor.ticker.start();
    return governor;
  }

  /**
   * Asks for a flow. The answer is told before this returns. A flow of the same name that is still
   * open is closed.
   *
   * @param ladder ways to serve it
   * @param account what the flow is charged
   * @param talking whether it has work now; only then its cost says something
   */
  public <T> Seat<T> open(
      FlowId id,
      Ladder<T> ladder,
      ComputeAccount account,
      BooleanSupplier talking,
      Seat.Served<T> served) {
    long nowNs = clock.nowNs();
    var seat = new Seat<>(this, id, ladder, account, talking, served);
    synchronized (seats) {
      end(seats.put(id, seat));
      ask(seat, true, nowNs);
    }
    tell(seat);
    return seat;
  }

  public GovernorSnapshot snapshot() {
    return governor.snapshot();
  }

  /**
   * People who are served, and how many could be.
   *
   * @param typical flows of one person, for a node that nobody speaks at
   */
  public Speakers speakers(List<Rung> typical) {
    return governor.speakers(typical);
  }

  /** Flows that were refused and ask again. */
  public long unserved() {
    synchronized (seats) {
      return seats.values().stream().filter(FlowGovernor::waits).count();
    }
  }

  void close(Seat<?> seat) {
    synchronized (seats) {
      if (seats.remove(seat.id(), seat)) {
        end(seat);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    ticker.interrupt();
  }

  private void run() {
    Pulse pulse = Pulse.open(Pulse.Kind.TICK, "the governor", () -> {});
    for (long ticks = 1; !closed; ticks++) {
      try {
        Thread.sleep(TICK);
        pulse.beat();
        tick(ticks % ASK_AGAIN_TICKS == 0);
      } catch (InterruptedException e) {
        break;
      } catch (Throwable e) {
        Survival.survived(LOG, "a look at the load", e);
      }
    }
    pulse.close();
  }

  /** A look at the load, and what follows from it. */
  public void tick(boolean askAgain) {
    long nowNs = clock.nowNs();
    LoadMeter.Reading reading = meter.read(nowNs);
    MediaMeter.Reading sent = media.read(nowNs);
    List<Seat<?>> toTell;
    synchronized (seats) {
      governor.tick(sample(reading, sent), nowNs).forEach(this::carryOut);
      if (askAgain) {
        seats.values().stream()
            .filter(FlowGovernor::waits)
            .forEach(seat -> ask(seat, false, nowNs));
      }
      toTell = seats.values().stream().filter(Seat::beginTelling).toList();
    }
    toTell.forEach(this::tell);
  }

  private LoadSample sample(LoadMeter.Reading reading, MediaMeter.Reading sent) {
    var cores = new HashMap<FlowId, Double>();
    seats.forEach(
        (id, seat) -> seat.coresSince(reading.intervalNs()).ifPresent(each -> cores.put(id, each)));
    var busy = new Cost(reading.busyCores(), 0, 0, sent.sentBitsPerSecond());
    return new LoadSample(busy, reading.missShare(), cores, sent.cost());
  }

  private void carryOut(Move move) {
    LOG.infof("%s: %s to %s: %s", move.flow().what(), move.from(), move.to(), move.reason());
    Seat<?> seat = seats.get(move.flow());
    if (seat != null) {
      seat.standsOn(move.to(), move.reason());
    }
  }

  private void ask(Seat<?> seat, boolean first, long nowNs) {
    switch (governor.admit(seat.id(), seat.ladder().rungs(), nowNs)) {
      case Admission.Admitted(Rung rung) -> seat.standsOn(rung, Shortfall.NODE_FULL.sentence());
      case Admission.Refused(String reason) -> {
        if (first) {
          LOG.infof("refused: %s", reason);
          seat.refused(reason);
        }
      }
    }
  }

  private void end(@Nullable Seat<?> seat) {
    if (seat != null) {
      if (seat.state() == Seat.State.SERVED) {
        governor.release(seat.id());
      }
      seat.ended();
    }
  }

  private static boolean waits(Seat<?> seat) {
    return seat.state() == Seat.State.WAITING;
  }

  private void tell(Seat<?> seat) {
    for (Runnable next = next(seat); next != null; next = next(seat)) {
      Survival.guard(LOG, "telling " + seat.id().what() + " how it is served", next);
    }
  }

  private @Nullable Runnable next(Seat<?> seat) {
    synchronized (seats) {
      return seat.nextOrder();
    }
  }
}
