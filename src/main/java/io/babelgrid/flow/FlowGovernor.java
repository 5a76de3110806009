package io.babelgrid.flow;

import io.babelgrid.budget.Admission;
import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.GovernorSnapshot;
import io.babelgrid.budget.LoadGovernor;
import io.babelgrid.budget.LoadSample;
import io.babelgrid.budget.Move;
import io.babelgrid.budget.Rung;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Pulse;
import io.babelgrid.pipeline.Survival;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Brings what {@link LoadGovernor} decides to the flows: asks for each that opens, measures what
 * they cost, carries out steps of the ladder, and asks again for those that were refused. Listeners
 * are called without any lock of this class.
 */
final class FlowGovernor implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(FlowGovernor.class);

  /** How often load is looked at; decisions take seconds. */
  private static final Duration TICK = Duration.ofMillis(250);

  /** How often a refused flow asks again, in ticks. */
  private static final int ASK_AGAIN_TICKS = 8;

  private final LoadGovernor governor;
  private final LoadMeter meter;
  private final NanoClock clock;
  private final Map<FlowId, Seat> seats = new ConcurrentSkipListMap<>();
  private final Thread ticker = Thread.ofPlatform().daemon().name("governor").unstarted(this::run);
  private volatile boolean closed;

  /** A flow that is served at the governor's word. May be called within {@link #open}. */
  interface Served {
    /**
     * Serve it this way from now on.
     *
     * @param reason why it is not the best way; empty when it is
     */
    void serve(Rung rung, String reason);

    /** There is no room; {@link #serve} comes when there is. */
    void refused(String reason);
  }

  /** What a flow holds until it is closed. */
  final class Seat implements AutoCloseable {
    private final FlowId id;
    private final List<Rung> rungs;
    private final ComputeAccount account;
    private final BooleanSupplier talking;
    private final Served served;
    private volatile boolean admitted;
    private long chargedNs;

    private Seat(
        FlowId id,
        List<Rung> rungs,
        ComputeAccount account,
        BooleanSupplier talking,
        Served served) {
      this.id = id;
      this.rungs = rungs;
      this.account = account;
      this.talking = talking;
      this.served = served;
      this.chargedNs = account.computeNs();
    }

    private Optional<Double> coresSince(long intervalNs) {
      long charged = account.computeNs();
      double cores = (double) (charged - chargedNs) / intervalNs;
      chargedNs = charged;
      return admitted && talking.getAsBoolean() ? Optional.of(cores) : Optional.empty();
    }

    @Override
    public void close() {
      if (seats.remove(id, this)) {
        governor.release(id);
      }
    }
  }

  private FlowGovernor(CapacityConfig capacity, ContinuousBatcher lanes, NanoClock clock) {
    this.governor = new LoadGovernor(capacity);
    this.meter = new LoadMeter(lanes, clock.nowNs());
    this.clock = clock;
  }

  static FlowGovernor started(CapacityConfig capacity, ContinuousBatcher lanes, NanoClock clock) {
    var governor = new FlowGovernor(capacity, lanes, clock);
    governor.ticker.start();
    return governor;
  }

  /**
   * Asks for a flow.
   *
   * @param rungs ways to serve it, best first
   * @param account what the flow is charged
   * @param talking whether it has work now; only then its cost says something
   */
  Seat open(
      FlowId id, List<Rung> rungs, ComputeAccount account, BooleanSupplier talking, Served served) {
    var seat = new Seat(id, rungs, account, talking, served);
    Seat before = seats.put(id, seat);
    if (before != null) {
      governor.release(id);
    }
    ask(seat, true);
    return seat;
  }

  GovernorSnapshot snapshot() {
    return governor.snapshot();
  }

  /** Flows that were refused and ask again. */
  long unserved() {
    return seats.values().stream().filter(seat -> !seat.admitted).count();
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

  private void tick(boolean askAgain) {
    long nowNs = clock.nowNs();
    LoadMeter.Reading reading = meter.read(nowNs);
    var cores = new HashMap<FlowId, Double>();
    seats.forEach(
        (id, seat) -> seat.coresSince(reading.intervalNs()).ifPresent(each -> cores.put(id, each)));
    var sample = new LoadSample(reading.busyCores(), reading.missShare(), cores);
    for (Move move : governor.tick(sample, nowNs)) {
      Survival.guard(LOG, "a step of a flow", () -> carryOut(move));
    }
    if (askAgain) {
      for (Seat seat : seats.values()) {
        if (!seat.admitted) {
          Survival.guard(LOG, "asking for a flow again", () -> ask(seat, false));
        }
      }
    }
  }

  private void carryOut(Move move) {
    LOG.infof("%s: %s to %s: %s", move.flow().what(), move.from(), move.to(), move.reason());
    Seat seat = seats.get(move.flow());
    if (seat != null) {
      seat.served.serve(move.to(), reason(seat, move.to(), move.reason()));
    }
  }

  private void ask(Seat seat, boolean first) {
    switch (governor.admit(seat.id, seat.rungs, clock.nowNs())) {
      case Admission.Admitted(Rung rung) -> {
        if (seats.get(seat.id) != seat) {
          // Closed meanwhile.
          governor.release(seat.id);
          return;
        }
        seat.admitted = true;
        seat.served.serve(rung, reason(seat, rung, "the node is nearly full"));
      }
      case Admission.Refused(String reason) -> {
        if (first) {
          LOG.infof("refused: %s", reason);
          seat.served.refused(reason);
        }
      }
    }
  }

  private static String reason(Seat seat, Rung rung, String why) {
    return rung.equals(seat.rungs.getFirst()) ? "" : why;
  }
}
