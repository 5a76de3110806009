package io.babelgrid.pipeline;

/**
 * What one stage did so far.
 *
 * @param in items accepted
 * @param done items handled, failed ones included
 * @param dropped items that found the queue full
 * @param failed items whose handler threw
 * @param queueNs time items waited, summed
 * @param busyNs time handlers ran, summed
 * @param maxBusyNs longest run of a handler
 */
public record StageStats(
    long in, long done, long dropped, long failed, long queueNs, long busyNs, long maxBusyNs) {

  /** Whether something waits, or is being handled. */
  public boolean isBusy() {
    return done < in;
  }
}
