package io.babelgrid.call;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.speaker.FlowMeter;
import java.util.function.Supplier;

/** Counts how long somebody is in a call, and what went to and from their browser. Any thread. */
final class Presence {

  private final Supplier<FlowMeter> meter;
  private final Supplier<Traffic> traffic;
  private final NanoClock clock;
  private long countedNs;
  private Traffic counted = Traffic.NONE;

  /**
   * They come now.
   *
   * @param traffic since they came
   */
  Presence(Supplier<FlowMeter> meter, Supplier<Traffic> traffic, NanoClock clock) {
    this.meter = meter;
    this.traffic = traffic;
    this.clock = clock;
    this.countedNs = clock.nowNs();
  }

  /** Counts what came to be since the last time. */
  synchronized void count() {
    Traffic now = traffic.get();
    long nowNs = clock.nowNs();
    FlowMeter to = meter.get();
    to.media(nowNs - countedNs);
    to.received(now.received() - counted.received());
    to.sent(now.sent() - counted.sent());
    countedNs = nowNs;
    counted = now;
  }
}
