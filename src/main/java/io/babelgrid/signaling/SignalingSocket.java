package io.babelgrid.signaling;

import io.babelgrid.signaling.gate.SocketPlaces;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The WebSocket of the protocol: gives every connection its session. Runs on the event loops. */
@WebSocket(path = "/ws/rooms/{roomId}")
class SignalingSocket {

  private static final Logger LOG = Logger.getLogger(SignalingSocket.class);
  private static final TypedKey<ClientSession> SESSION = new TypedKey<>("babelgrid.session");

  private final SignalingContext context;
  private final Passes passes;
  private final OpenSessions sessions;

  @Inject
  SignalingSocket(SignalingContext context, Passes passes, OpenSessions sessions) {
    this.context = context;
    this.passes = passes;
    this.sessions = sessions;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    var wire = new ConnectionWire(connection);
    SocketPlaces.Place place = connection.userData().get(UpgradeGate.PLACE);
    if (place == null || !place.opened()) {
      wire.close(Wire.TRY_AGAIN_LATER, "the handshake took too long");
      return;
    }
    SignalingConfig config = context.config();
    var outbox = new Outbox(wire, config.outboxMessages(), config.outboxChars());
    try {
      String bearer = Subprotocols.token(connection.handshakeRequest());
      Pass pass = passes.verify(bearer, connection.pathParam("roomId"));
      var client = new Client(context, outbox, pass.token());
      var session = new ClientSession(context, pass, client, outbox, wire);
      connection.userData().put(SESSION, session);
      sessions.add(connection.id(), session);
    } catch (UnauthorizedException e) {
      var client = new Client(context, outbox, null);
      client.error(ErrorCode.UNAUTHORIZED, String.valueOf(e.getMessage()), null);
    }
  }

  @OnTextMessage
  @NonBlocking
  void text(String text, WebSocketConnection connection) {
    ClientSession session = session(connection);
    if (session != null) {
      session.text(text);
    }
  }

  @OnPongMessage
  @NonBlocking
  void pong(Buffer payload, WebSocketConnection connection) {
    ClientSession session = session(connection);
    if (session != null) {
      session.heard();
    }
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection, CloseReason reason) {
    SocketPlaces.Place place = connection.userData().get(UpgradeGate.PLACE);
    if (place != null) {
      place.free();
    }
    sessions.remove(connection.id());
    ClientSession session = session(connection);
    if (session != null) {
      session.closed(reason.getCode() == Wire.GOING_AWAY);
    }
  }

  @OnError
  @NonBlocking
  void error(WebSocketConnection connection, Throwable failure) {
    LOG.debugf(failure, "connection %s failed", connection.id());
  }

  private static @Nullable ClientSession session(WebSocketConnection connection) {
    return connection.userData().get(SESSION);
  }

  private record ConnectionWire(WebSocketConnection connection) implements Wire {

    @Override
    public Uni<Void> send(String text) {
      return connection.sendText(text);
    }

    @Override
    public void close(int code, String reason) {
      connection
          .close(new CloseReason(code, reason))
          .subscribe()
          .with(closed -> {}, failure -> LOG.debugf(failure, "closing failed"));
    }
  }
}
