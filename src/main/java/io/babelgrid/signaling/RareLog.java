package io.babelgrid.signaling;

import io.babelgrid.pipeline.Allowance;
import java.util.function.BiConsumer;

/**
 * Errors that anybody may cause: one a second is written down with its trace, the others are
 * counted, so that nobody fills the disk. May be called from any thread.
 */
final class RareLog {

  private final BiConsumer<String, Throwable> log;
  private final Allowance rate;
  private long leftOut;

  RareLog(BiConsumer<String, Throwable> log) {
    this.log = log;
    this.rate = new Allowance(1, 1);
  }

  void error(String message, Throwable failure, long nowNs) {
    long before;
    synchronized (this) {
      if (!rate.take(nowNs)) {
        leftOut++;
        return;
      }
      before = leftOut;
      leftOut = 0;
    }
    log.accept(before == 0 ? message : message + "; " + before + " more before it", failure);
  }
}
