package io.babelgrid.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings captions from the channel to the rooms of this node. */
@ApplicationScoped
class CaptionRouter {

  private final RoomRegistry rooms;

  @Inject
  CaptionRouter(RoomRegistry rooms) {
    this.rooms = rooms;
  }

  @Incoming("captions")
  void route(Caption caption) {
    rooms.deliver(caption);
  }
}
