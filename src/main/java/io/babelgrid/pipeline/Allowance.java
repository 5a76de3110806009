package io.babelgrid.pipeline;

/**
 * What may be spent: it comes back as time passes, up to a bound (a token bucket). Starts full.
 * Owned by one thread.
 */
public final class Allowance {

  private double rate;
  private double most;
  private double left;
  private boolean started;
  private long sinceNs;

  /**
   * @param rate units that come back in a second
   * @param most units that may be left, and so be spent at once
   */
  public Allowance(double rate, double most) {
    this.rate = rate;
    this.most = most;
    this.left = most;
  }

  /** Changes both from now on. */
  public void become(double newRate, double newMost, long nowNs) {
    comeBack(nowNs);
    rate = newRate;
    most = newMost;
    left = Math.min(left, most);
  }

  /** Whether anything is left: what is then spent may be more, and is owed. */
  public boolean isLeft(long nowNs) {
    comeBack(nowNs);
    return left > 0;
  }

  /** Units left, at most; below 0 what is owed. */
  public double left(long nowNs) {
    comeBack(nowNs);
    return left;
  }

  public void spend(double units) {
    left -= units;
  }

  /** Spends one unit, where there is one. */
  public boolean take(long nowNs) {
    comeBack(nowNs);
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }

  /** Time that goes back brings nothing, nor does time that was counted before. */
  private void comeBack(long nowNs) {
    if (!started) {
      started = true;
      sinceNs = nowNs;
    } else if (nowNs - sinceNs > 0) {
      left = Math.min(most, left + (nowNs - sinceNs) / 1e9 * rate);
      sinceNs = nowNs;
    }
  }
}
