package io.babelgrid.pipeline;

/** Monotonic time in nanoseconds, injected so that tests advance it. Compare by difference only. */
@FunctionalInterface
public interface NanoClock {

  /** Nanoseconds of an arbitrary but fixed origin. */
  long nowNs();

  /** The clock of this machine. */
  static NanoClock system() {
    return System::nanoTime;
  }
}
