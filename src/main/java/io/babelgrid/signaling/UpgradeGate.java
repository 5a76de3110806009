package io.babelgrid.signaling;

import io.babelgrid.grid.GridOrigins;
import io.babelgrid.grid.NextDoor;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.signaling.gate.Caller;
import io.babelgrid.signaling.gate.Origins;
import io.babelgrid.signaling.gate.SocketPlaces;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Turns away what cannot become a connection. A bad token is told later, over the connection:
 * browsers hide why an upgrade failed.
 */
@ApplicationScoped
class UpgradeGate implements HttpUpgradeCheck {

  /** Where a connection's place is until the connection is there. */
  static final TypedKey<SocketPlaces.Place> PLACE = new TypedKey<>("babelgrid.place");

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final OpenSessions sessions;
  private final NanoClock clock;
  private final NodeLifecycle lifecycle;
  private final GridOrigins grid;
  private final NextDoor nextDoor;

  @Inject
  UpgradeGate(
      OpenSessions sessions,
      NanoClock clock,
      NodeLifecycle lifecycle,
      GridOrigins grid,
      NextDoor nextDoor) {
    this.grid = grid;
    this.nextDoor = nextDoor;
    this.sessions = sessions;
    this.clock = clock;
    this.lifecycle = lifecycle;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    String protocols = io.quarkus.websockets.next.HandshakeRequest.SEC_WEBSOCKET_PROTOCOL;
    if (!Ids.isValid(context.pathParam("roomId"))) {
      return CheckResult.rejectUpgrade(NOT_FOUND);
    }
    if (!Subprotocols.speaksVersion1(context.httpRequest().headers().getAll(protocols))) {
      return CheckResult.rejectUpgrade(BAD_REQUEST);
    }
    // Who comes to a node that drains is told where to go.
    boolean sendsOn = lifecycle.state() == NodeState.DRAINING && nextDoor.isThere();
    if (!lifecycle.takesNewcomers() && !sendsOn) {
      return CheckResult.rejectUpgrade(UNAVAILABLE);
    }
    if (!Origins.allow(context.httpRequest(), grid::areOurs)) {
      return CheckResult.rejectUpgrade(FORBIDDEN);
    }
    SocketPlaces places = sessions.places();
    SocketPlaces.Place place = places.take(Caller.of(context.httpRequest()), clock.nowNs());
    if (place == null) {
      return CheckResult.rejectUpgrade(places.isFull() ? UNAVAILABLE : TOO_MANY_REQUESTS);
    }
    context.userData().put(PLACE, place);
    return CheckResult.permitUpgrade();
  }
}
