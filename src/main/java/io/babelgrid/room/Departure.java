package io.babelgrid.room;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Somebody's way from this node to another one, make before break: asked to go, arrived there, let
 * go here at the end of what they were saying, and gone when that was heard. Whoever does not
 * arrive in time stays. Owned by the room's writer.
 */
public final class Departure {

  /** How it ended. */
  public enum End {
    MOVED,
    /** They could not, and are here as before. */
    STAYED,
    /** They left the room, or lost it, meanwhile. */
    GONE
  }

  /** Looks, a second apart, at which nothing was left to be heard: a phrase may be on its way. */
  private static final int QUIET_LOOKS = 2;

  private final long incarnation;
  private final Duration within;
  private final Consumer<End> told;
  private long untilNs;
  private boolean arrived;
  private boolean letGo;
  private int quietLooks;

  /**
   * @param incarnation by which they arrive there
   * @param within to arrive, from {@link #begin} on, and then to be gone from here
   * @param told is told the end, once; must not block
   */
  public Departure(long incarnation, Duration within, Consumer<End> told) {
    this.incarnation = incarnation;
    this.within = within;
    this.told = told;
  }

  long incarnation() {
    return incarnation;
  }

  void begin(long nowNs) {
    untilNs = nowNs + within.toNanos();
  }

  /** Media flows there. False when that was known. */
  boolean arrive(long nowNs) {
    if (arrived) {
      return false;
    }
    arrived = true;
    untilNs = nowNs + within.toNanos();
    return true;
  }

  boolean hasArrived() {
    return arrived;
  }

  /** They are no longer heard here. */
  void letGo() {
    letGo = true;
  }

  /** Whether nothing of them is needed here any more; to be asked once a second. */
  boolean isComplete(boolean busy, long nowNs) {
    quietLooks = letGo && !busy ? quietLooks + 1 : 0;
    return arrived && (quietLooks >= QUIET_LOOKS || isOverdue(nowNs));
  }

  /** Whether they are still here though they should be there by now. */
  boolean isOverdue(long nowNs) {
    return nowNs - untilNs >= 0;
  }

  void end(End how) {
    told.accept(how);
  }
}
