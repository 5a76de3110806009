package io.babelgrid.work;

/**
 * How far a node has come that was asked to work, and whether that takes too long. Each step has
 * its own time: whoever is asked first waits for a link that has yet to be made. Of one thread.
 */
final class Answer {

  private enum Awaited {
    /** A connection with certificates on both sides, between nodes that may just have started. */
    LINK(8),
    /** It comes within two round trips. */
    ACCEPTANCE(2),
    /** A media path that is made anew is open within a second or two. */
    PATH(8);

    private final long limitNs;

    Awaited(long limitS) {
      this.limitNs = limitS * 1_000_000_000L;
    }
  }

  private Awaited awaited = Awaited.LINK;
  private long sinceNs;

  Answer(long askedNs) {
    sinceNs = askedNs;
  }

  /**
   * @param linked whether there is a link to it
   * @param accepted whether it said that it will
   */
  boolean isOverdue(boolean linked, boolean accepted, long nowNs) {
    Awaited next = accepted ? Awaited.PATH : linked ? Awaited.ACCEPTANCE : Awaited.LINK;
    if (next.compareTo(awaited) > 0) {
      sinceNs = nowNs;
      awaited = next;
    }
    return nowNs - sinceNs >= awaited.limitNs;
  }
}
