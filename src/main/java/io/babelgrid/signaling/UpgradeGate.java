package io.babelgrid.signaling;

import io.babelgrid.node.NodeLifecycle;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Turns away what cannot become a connection. A bad token is told later, over the connection:
 * browsers hide why an upgrade failed.
 */
@ApplicationScoped
class UpgradeGate implements HttpUpgradeCheck {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final OpenSessions sessions;
  private final SignalingConfig config;
  private final NodeLifecycle lifecycle;

  @Inject
  UpgradeGate(OpenSessions sessions, SignalingConfig config, NodeLifecycle lifecycle) {
    this.sessions = sessions;
    this.config = config;
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
    if (!lifecycle.takesNewcomers()) {
      return CheckResult.rejectUpgrade(UNAVAILABLE);
    }
    if (sessions.size() >= config.connections()) {
      return CheckResult.rejectUpgrade(UNAVAILABLE);
    }
    return CheckResult.permitUpgrade();
  }
}
