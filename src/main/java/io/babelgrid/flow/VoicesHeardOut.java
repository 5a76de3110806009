package io.babelgrid.flow;

import io.babelgrid.node.Drain;
import io.babelgrid.playout.PlayoutClock;
import jakarta.enterprise.context.ApplicationScoped;

/** A stop waits for the phrases that are being said. */
@ApplicationScoped
class VoicesHeardOut implements Drain {

  private final PlayoutClock playout;

  VoicesHeardOut(PlayoutClock playout) {
    this.playout = playout;
  }

  @Override
  public boolean busy() {
    return playout.speaks();
  }
}
