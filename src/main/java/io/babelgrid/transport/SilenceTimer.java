package io.babelgrid.transport;

import java.time.Duration;

/**
 * Notices that a browser or node has vanished, which ICE doesn't tell: no packet and no consent
 * (RFC 7675) for some time. {@link #heard} may be called by any thread, the rest by its
 * connection's.
 */
final class SilenceTimer {

  /** Of one that is never given up. */
  static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

  /** What a check found. */
  enum Change {
    NOTHING,
    SILENT,
    RESUMED,
    GONE
  }

  private final long silentNs;
  private final long goneNs;
  private volatile long lastHeardNs;
  private boolean connected;
  private boolean silent;

  SilenceTimer(Duration silentAfter, Duration goneAfter, long nowNs) {
    this.silentNs = silentAfter.toNanos();
    this.goneNs = goneAfter.toNanos();
    this.lastHeardNs = nowNs;
  }

  void heard(long nowNs) {
    lastHeardNs = nowNs;
  }

  /** Silence is told only while connected; the end is told always. */
  void connected(long nowNs) {
    connected = true;
    silent = false;
    lastHeardNs = nowNs;
  }

  /** Returns true when this is the first that is told of a silence. */
  boolean disconnected() {
    boolean news = connected && !silent;
    connected = false;
    silent = false;
    return news;
  }

  Change check(long nowNs) {
    long quietNs = nowNs - lastHeardNs;
    if (quietNs >= goneNs) {
      return Change.GONE;
    }
    boolean now = connected && quietNs >= silentNs;
    if (now == silent) {
      return Change.NOTHING;
    }
    silent = now;
    return now ? Change.SILENT : Change.RESUMED;
  }
}
