package io.babelgrid.flow;

import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.engine.DeviceChoice;
import io.babelgrid.pipeline.NanoClock;

/**
 * What a measured node computes on: as many lanes as the property {@code lanes} says, on the {@code
 * device} that it says; two on the CPU where they say nothing.
 */
final class NodeLanes {

  private static final int LANES = 2;

  private NodeLanes() {}

  static ContinuousBatcher start(NanoClock clock) {
    var device = DeviceChoice.named(System.getProperty("device", "cpu")).resolve();
    return new ContinuousBatcher(clock, Integer.getInteger("lanes", LANES), device);
  }
}
