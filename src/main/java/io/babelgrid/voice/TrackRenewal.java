package io.babelgrid.voice;

/** How often a track that fails is made anew. Any thread. */
public final class TrackRenewal {

  /** Failures that follow each other this soon have one cause, which a new track does not mend. */
  private static final long SOON_NS = 60_000_000_000L;

  private static final int MOST = 3;

  private long failedNs;
  private int failures;
  private boolean givenUp;
  private boolean closed;

  enum Next {
    RENEW,
    GIVE_UP,
    CLOSED
  }

  synchronized Next failed(long nowNs) {
    failures = failures > 0 && nowNs - failedNs < SOON_NS ? failures + 1 : 1;
    failedNs = nowNs;
    givenUp = failures >= MOST;
    return closed ? Next.CLOSED : givenUp ? Next.GIVE_UP : Next.RENEW;
  }

  /** Whether there is no track any more. */
  synchronized boolean givenUp() {
    return givenUp;
  }

  /** Whether there was none and one is wanted again. */
  synchronized boolean again() {
    boolean wanted = givenUp && !closed;
    givenUp = false;
    return wanted;
  }

  synchronized void close() {
    closed = true;
  }

  synchronized boolean closed() {
    return closed;
  }
}
