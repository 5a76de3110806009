package io.babelgrid.room;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Brings captions from the channel to the rooms of this node, each once. What other nodes sent and
 * never came is counted.
 */
@ApplicationScoped
class CaptionRouter {

  private final RoomRegistry rooms;
  private final Arrivals arrivals = new Arrivals();

  @Inject
  CaptionRouter(RoomRegistry rooms, MeterRegistry meters) {
    this.rooms = rooms;
    FunctionCounter.builder("babelgrid.text.missed", arrivals, Arrivals::missed)
        .tag("channel", "captions")
        .register(meters);
  }

  @Incoming("captions")
  void route(Caption caption) {
    if (arrivals.accept(caption.origin())) {
      rooms.deliver(caption);
    }
  }

  /** Words that another node has sent, each once. */
  @Incoming("heard")
  void routeHeard(Caption caption) {
    rooms.deliver(caption);
  }
}
