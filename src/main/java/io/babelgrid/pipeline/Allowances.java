package io.babelgrid.pipeline;

import java.util.Map;

/**
 * The same rate for each of many. Who was not seen for longest is forgotten first, at some 200
 * bytes each. Any thread.
 *
 * @param <K> by what they are told apart
 */
public final class Allowances<K> {

  private final double rate;
  private final double atOnce;

  /** Guarded by itself. */
  private final Map<K, Allowance> byOne;

  /**
   * @param rate units that come back to one in a second
   * @param atOnce units that one may spend at once
   * @param most of them that are remembered
   */
  public Allowances(double rate, double atOnce, int most) {
    this.rate = rate;
    this.atOnce = atOnce;
    this.byOne = new Recent<>(most);
  }

  /** Spends one unit of one's, where there is one. */
  public boolean take(K one, long nowNs) {
    synchronized (byOne) {
      return byOne.computeIfAbsent(one, _ -> new Allowance(rate, atOnce)).take(nowNs);
    }
  }

  /** How many are remembered. */
  public int size() {
    synchronized (byOne) {
      return byOne.size();
    }
  }
}
