package io.babelgrid.signaling;

import io.babelgrid.pipeline.Allowance;

/** How often one client may say what. Owned by its WebSocket's event loop. */
final class MessagePace {

  /**
   * Shortest time between two complaints about the rate, so that a flood is not answered by one.
   */
  private static final long COMPLAINT_NS = 1_000_000_000L;

  /** Seconds of changes that may come at once: a person in a hurry, a page that comes back. */
  private static final int CHANGES_AT_ONCE = 2;

  /** A page asks once in minutes; each time holds room at the other node for some seconds. */
  private static final long NEARER_EVERY_NS = 60_000_000_000L;

  private final Allowance messages;

  /** Each is told to everybody in the room. */
  private final Allowance changes;

  private long complainedNs;
  private long nearerFromNs;

  MessagePace(SignalingConfig config, long openedNs) {
    messages = new Allowance(config.messagesPerSecond(), config.messagesPerSecond());
    int changesPerSecond = config.changesPerSecond();
    changes = new Allowance(changesPerSecond, CHANGES_AT_ONCE * changesPerSecond);
    complainedNs = openedNs - COMPLAINT_NS;
    nearerFromNs = openedNs;
  }

  /** Whether one more message is read. */
  boolean takes(long nowNs) {
    return messages.take(nowNs);
  }

  /** Whether one more change is made. */
  boolean takesChange(long nowNs) {
    return changes.take(nowNs);
  }

  /** Whether they may ask to be nearer. */
  boolean takesNearer(long nowNs) {
    if (nowNs - nearerFromNs < 0) {
      return false;
    }
    nearerFromNs = nowNs + NEARER_EVERY_NS;
    return true;
  }

  /** Whether it is time to tell them that they say too much. */
  boolean complains(long nowNs) {
    if (nowNs - complainedNs < COMPLAINT_NS) {
      return false;
    }
    complainedNs = nowNs;
    return true;
  }
}
