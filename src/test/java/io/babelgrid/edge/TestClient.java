package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.BasicWebSocketConnector;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketClientConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the protocol. */
final class TestClient implements AutoCloseable {

  private static final long LIMIT_S = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> inbox = new LinkedBlockingQueue<>();
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  private final WebSocketClientConnection connection;

  private TestClient(URI base, String room, String token) {
    BasicWebSocketConnector connector =
        BasicWebSocketConnector.create()
            .baseUri(base)
            .path("/ws/rooms/" + room)
            .executionModel(BasicWebSocketConnector.ExecutionModel.NON_BLOCKING)
            .addSubprotocol("babelgrid.v1")
            .onTextMessage((socket, text) -> inbox.add(parse(text)))
            .onClose((socket, reason) -> closed.complete(reason));
    if (token != null) {
      connector.addSubprotocol("bearer." + token);
    }
    connection = connector.connectAndAwait();
  }

  /** Connects with a token, or without one when it is null. */
  static TestClient connect(URI base, String room, String token) {
    return new TestClient(base, room, token);
  }

  /** Connects as a new guest. */
  static TestClient guest(URI base, String room, String name) {
    return connect(base, room, token(room, name));
  }

  static String token(String room, String name) {
    return token(room, name, "");
  }

  static String token(String room, String name, String hostKey) {
    return given()
        .contentType("application/json")
        .body("{\"name\":\"%s\",\"hostKey\":\"%s\"}".formatted(name, hostKey))
        .post("/api/rooms/" + room + "/tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  /** Connects with the token that a host key gets, and joins. */
  static Joined host(URI base, String room, String name, String hostKey) {
    TestClient client = connect(base, room, token(room, name, hostKey));
    client.sendJoin(name, "en", "original", null);
    return new Joined(client, client.await("joined"));
  }

  /** Connects as a new guest and joins; answers the {@code joined} message too. */
  static Joined join(URI base, String room, String name, String speak, String hear) {
    TestClient client = guest(base, room, name);
    client.sendJoin(name, speak, hear, null);
    return new Joined(client, client.await("joined"));
  }

  record Joined(TestClient client, JsonNode message) {
    String id() {
      return message.get("participantId").asText();
    }

    String historyToken() {
      return message.get("historyToken").asText();
    }

    String resumeKey() {
      return message.get("resumeKey").asText();
    }
  }

  void sendJoin(String name, String speak, String hear, String resumeKey) {
    var join = JSON.createObjectNode().put("type", "join").put("name", name);
    join.put("speak", speak).put("hear", hear).put("audioMuted", false).put("videoMuted", false);
    if (resumeKey != null) {
      join.put("resumeKey", resumeKey);
    }
    send(join.toString());
  }

  void send(String text) {
    connection.sendTextAndAwait(text);
  }

  /** The next message of a type; others before it are skipped. */
  JsonNode await(String type) {
    return await(message -> message.get("type").asText().equals(type), type);
  }

  /** The next message that fits; others before it are skipped. */
  JsonNode await(Predicate<JsonNode> fits, String what) {
    try {
      var skipped = new ArrayList<JsonNode>();
      long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
      while (true) {
        JsonNode next = inbox.poll(endNs - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertNotNull(next, "no " + what + " came in time, but " + skipped);
        skipped.add(next);
        if (fits.test(next)) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode awaitError(String code) {
    return await(
        message ->
            message.get("type").asText().equals("error")
                && message.get("code").asText().equals(code),
        "error " + code);
  }

  CloseReason awaitClose() {
    return closed.orTimeout(LIMIT_S, TimeUnit.SECONDS).join();
  }

  int waiting() {
    return inbox.size();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("the service sent no JSON: " + text, e);
    }
  }

  /** Closes as a browser does whose page goes. */
  void goAway() {
    connection.closeAndAwait(new CloseReason(1001));
  }

  @Override
  public void close() {
    if (connection.isOpen()) {
      connection.closeAndAwait();
    }
  }
}
