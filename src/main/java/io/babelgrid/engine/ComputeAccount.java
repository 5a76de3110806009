package io.babelgrid.engine;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whose compute it is: while {@link #CURRENT} is bound, every {@link ComputeLanes#call} of that
 * thread adds what it cost here.
 */
public final class ComputeAccount {

  /** The account of the running work; bound by whoever wants to know its cost. */
  public static final ScopedValue<ComputeAccount> CURRENT = ScopedValue.newInstance();

  private final List<ComputeAccount> wholes;
  private final LongAdder computeNs = new LongAdder();
  private final LongAdder queueNs = new LongAdder();

  public ComputeAccount() {
    this(List.of());
  }

  private ComputeAccount(List<ComputeAccount> wholes) {
    this.wholes = wholes;
  }

  /** An account of a part of this one's work: what it is charged, this one is too. */
  public ComputeAccount part() {
    return new ComputeAccount(List.of(this));
  }

  /**
   * The same, of another one's work too.
   *
   * @param other not a part of this one
   */
  public ComputeAccount part(ComputeAccount other) {
    return new ComputeAccount(List.of(this, other));
  }

  /** Nanoseconds spent on lanes so far. */
  public long computeNs() {
    return computeNs.sum();
  }

  /** Nanoseconds spent waiting for a lane so far. */
  public long queueNs() {
    return queueNs.sum();
  }

  void add(long queuedNs, long computedNs) {
    queueNs.add(queuedNs);
    computeNs.add(computedNs);
    for (ComputeAccount whole : wholes) {
      whole.add(queuedNs, computedNs);
    }
  }

  static void charge(long queuedNs, long computedNs) {
    if (CURRENT.isBound()) {
      CURRENT.get().add(queuedNs, computedNs);
    }
  }
}
