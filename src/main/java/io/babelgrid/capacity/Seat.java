package io.babelgrid.capacity;

import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.Rung;
import io.babelgrid.engine.ComputeAccount;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a flow holds from {@link FlowGovernor#open} until it is closed. All state is guarded by the
 * governor's lock; who is served is told without it, one order at a time and the latest only.
 *
 * @param <T> a way to serve the flow
 */
public final class Seat<T> implements AutoCloseable {

  /** A flow that is served at the governor's word. Called within {@link FlowGovernor#open} too. */
  public interface Served<T> {
    /**
     * Serve it this way from now on.
     *
     * @param reason why it is not the best way; empty when it is
     */
    void serve(T way, String reason);

    /** There is no room; {@link #serve} comes when there is. */
    void refused(String reason);
  }

  enum State {
    /** Refused; asks again. */
    WAITING,
    /** The governor keeps a rung for it. */
    SERVED,
    /** Nothing is told any more, but for what was being told at that moment. */
    CLOSED
  }

  private final FlowGovernor governor;
  private final FlowId id;
  private final Ladder<T> ladder;
  private final ComputeAccount account;
  private final BooleanSupplier talking;
  private final Served<T> served;
  private State state = State.WAITING;
  private long chargedNs;

  /** What is to be told next. */
  private @Nullable Runnable order;

  /** Whether some thread tells; whoever opened the seat is the first to. */
  private boolean telling = true;

  Seat(
      FlowGovernor governor,
      FlowId id,
      Ladder<T> ladder,
      ComputeAccount account,
      BooleanSupplier talking,
      Served<T> served) {
    this.governor = governor;
    this.id = id;
    this.ladder = ladder;
    this.account = account;
    this.talking = talking;
    this.served = served;
    this.chargedNs = account.computeNs();
  }

  FlowId id() {
    return id;
  }

  Ladder<T> ladder() {
    return ladder;
  }

  State state() {
    return state;
  }

  /** What the flow cost since the last call, if it is served and had something to do. */
  Optional<Double> coresSince(long intervalNs) {
    long charged = account.computeNs();
    double cores = (double) (charged - chargedNs) / intervalNs;
    chargedNs = charged;
    return state == State.SERVED && talking.getAsBoolean() ? Optional.of(cores) : Optional.empty();
  }

  /** It stands on a rung from now on. */
  void standsOn(Rung rung, String why) {
    state = State.SERVED;
    String reason = ladder.isBest(rung) ? "" : why;
    order = () -> served.serve(ladder.way(rung), reason);
  }

  void refused(String reason) {
    order = () -> served.refused(reason);
  }

  void ended() {
    state = State.CLOSED;
    order = null;
  }

  /** Whether the caller is to tell now; it then takes orders until there are none. */
  boolean beginTelling() {
    boolean mine = !telling && order != null;
    telling |= mine;
    return mine;
  }

  /** The next thing to tell; without one, telling is over. */
  @Nullable Runnable nextOrder() {
    Runnable next = order;
    order = null;
    telling = next != null;
    return next;
  }

  /** Gives back what is held. */
  @Override
  public void close() {
    governor.close(this);
  }
}
