package io.babelgrid.playout;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What all beats of a clock did, together. Any thread. */
record BeatCounters(
    LongAdder beats,
    LongAdder skipped,
    LongAdder standIns,
    LongAdder failed,
    AtomicLong maxLateNs) {

  BeatCounters() {
    this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new AtomicLong());
  }
}
