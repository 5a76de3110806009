package io.babelgrid.signaling.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.NanoClock;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptGateTest {

  private static final int MOST = 14;
  private static final int MOST_OF_ONE = 10;

  private final SocketPlaces places = new SocketPlaces(MOST, MOST_OF_ONE);
  private final List<Socket> opened = new ArrayList<>();
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    vertx =
        new VertxBuilder(new VertxOptions().setEventLoopPoolSize(2))
            .findTransport(new GatedTransport(new AcceptGate(places, NanoClock.system())))
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
    for (Socket each : opened) {
      each.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** All of 127.0.0.0/8 is this machine. */
  private Socket open(String from) throws IOException {
    var socket = new Socket();
    opened.add(socket);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.actualPort()));
    socket.setSoTimeout(300);
    return socket;
  }

  /** Whether it is still there a while after. */
  private static boolean isOpen(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
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
    assertTrue(answer(opened.getFirst()).endsWith("here"), "who is in stays in");
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
  void whatIsClosedMakesRoom() throws Exception {
    for (int i = 0; i < MOST_OF_ONE; i++) {
      open("127.0.0.2");
    }
    for (Socket each : opened) {
      each.close();
    }
    Awaitility.await().until(() -> places.size() == 0);
    assertTrue(answer(open("127.0.0.2")).endsWith("here"));
  }
}
