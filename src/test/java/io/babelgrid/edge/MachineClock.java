package io.babelgrid.edge;

import io.babelgrid.pipeline.NanoClock;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The clock of the machine, which the flow brings otherwise. */
@Alternative
@Singleton
public class MachineClock implements NanoClock {

  @Override
  public long nowNs() {
    return System.nanoTime();
  }
}
