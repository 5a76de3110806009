package io.babelgrid.node;

import io.babelgrid.lifecycle.Drain;
import io.babelgrid.playout.PlayoutClock;
import jakarta.enterprise.context.ApplicationScoped;

/** A stop waits for the phrases that are being said. */
@ApplicationScoped
public class VoicesHeardOut implements Drain {

  private final PlayoutClock playout;

  VoicesHeardOut(PlayoutClock playout) {
    this.playout = playout;
  }

  @Override
  public boolean busy() {
    return playout.speaks();
  }
}
