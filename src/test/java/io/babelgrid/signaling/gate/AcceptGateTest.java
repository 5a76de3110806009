package io.babelgrid.signaling.gate;

import static io.babelgrid.signaling.gate.SilentSockets.isOpen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.NanoClock;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptGateTest {

  private static final int MOST = 14;
  private static final int MOST_OF_ONE = 10;

  private final SocketPlaces places = new SocketPlaces(MOST, MOST_OF_ONE);
  private final SocketPlaces kept = new SocketPlaces(2, 2);
  private final SilentSockets sockets = new SilentSockets(300);
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    vertx =
        new VertxBuilder(new VertxOptions().setEventLoopPoolSize(2))
            .findTransport(new GatedTransport(new AcceptGate(places, kept, NanoClock.system())))
            .init()
            .vertx();
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("here"))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    sockets.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private Socket open(String from) throws IOException {
    return sockets.open(from, server.actualPort());
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    String request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void silentConnectionsOfOneAddressLeaveRoomForOthers() throws Exception {
    for (int i = 0; i < MOST_OF_ONE; i++) {
      assertTrue(isOpen(open("127.0.0.2")), "connection " + i);
    }
    for (int i = 0; i < 5; i++) {
      assertFalse(isOpen(open("127.0.0.2")));
    }
    assertTrue(answer(open("127.0.0.3")).endsWith("here"));
    assertTrue(answer(sockets.opened().getFirst()).endsWith("here"), "who is in stays in");
  }

  @Test
  void allAddressesTogetherHaveTheNodesAtMost() throws Exception {
    for (int i = 0; i < MOST; i++) {
      assertTrue(isOpen(open("127.0.0." + (2 + i % 3))), "connection " + i);
    }
    assertFalse(isOpen(open("127.0.0.9")));
    assertEquals(MOST, places.size());
  }

  @Test
  void theMachineItselfIsAnsweredWhenOthersHaveFilledTheNode() throws Exception {
    for (int i = 0; i < MOST; i++) {
      assertTrue(isOpen(open("127.0.0." + (2 + i % 3))), "connection " + i);
    }
    for (int i = 0; i < 2; i++) {
      assertTrue(answer(open("127.0.0.1")).endsWith("here"), "probe " + i);
      Awaitility.await().until(() -> kept.size() == 0);
    }
    assertTrue(isOpen(open("127.0.0.1")));
    assertTrue(isOpen(open("127.0.0.1")));
    assertFalse(isOpen(open("127.0.0.1")), "it has a bound as well");
  }

  @Test
  void whatIsClosedMakesRoom() throws Exception {
    for (int i = 0; i < MOST_OF_ONE; i++) {
      open("127.0.0.2");
    }
    sockets.close();
    Awaitility.await().until(() -> places.size() == 0);
    assertTrue(answer(open("127.0.0.2")).endsWith("here"));
  }
}
