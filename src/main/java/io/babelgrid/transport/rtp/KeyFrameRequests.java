package io.babelgrid.transport.rtp;

/**
 * When to ask a sender for a key frame: at once when wanted, at most every 500 ms, again every
 * second until one comes, five times in all. Owned by the peer's thread.
 */
public final class KeyFrameRequests {

  private static final long MIN_INTERVAL_NS = 500_000_000L;
  private static final long REPEAT_NS = 1_000_000_000L;
  private static final int MAX_REPEATS = 5;

  private boolean wanted;
  private boolean everSent;
  private int repeatsLeft;
  private long lastSentNs;

  /** Somebody needs a key frame. */
  public void request() {
    wanted = true;
  }

  /** A key frame started: nothing more to ask for. */
  public void onKeyFrame() {
    wanted = false;
    repeatsLeft = 0;
  }

  /** True when a request is to be sent now; it changes nothing. */
  public boolean isDue(long nowNs) {
    return first(nowNs) || repeatsLeft > 0 && nowNs - lastSentNs >= REPEAT_NS;
  }

  private boolean first(long nowNs) {
    return wanted && (!everSent || nowNs - lastSentNs >= MIN_INTERVAL_NS);
  }

  /** True when a request is to be sent now, and then counts as sent. */
  public boolean due(long nowNs) {
    if (!isDue(nowNs)) {
      return false;
    }
    repeatsLeft = first(nowNs) ? MAX_REPEATS - 1 : repeatsLeft - 1;
    wanted = false;
    everSent = true;
    lastSentNs = nowNs;
    return true;
  }
}
