package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.edge.TestClient.Joined;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the host of a room may do, and how much anybody may. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class RoomHostTest {

  @TestHTTPResource("/")
  URI base;

  private TestRoom room;

  @BeforeEach
  void make() {
    room = TestRoom.make(false);
  }

  /** The scheme and the port are the proxy's, where there is one. */
  @Test
  void whereARoomIsIsToldWithoutTheNamesOfThisNode() {
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/rooms")
        .then()
        .statusCode(201)
        .header("Location", matchesPattern("/api/rooms/[A-Za-z0-9_-]+"));
  }

  @Test
  void aHostLocksTheRoomAndOnlyItsOwnComeBack() {
    Joined host = TestClient.host(base, room.id(), "Hanna", room.hostKey());
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "original");
    assertTrue(host.message().get("host").asBoolean());
    assertFalse(anna.message().get("host").asBoolean());
    assertTrue(anna.message().get("roster").get(0).get("host").asBoolean());

    host.client().send("{\"type\":\"lock\",\"locked\":true}");
    anna.client().await(message -> message.path("locked").asBoolean(), "a locked room");
    try (var late = TestClient.guest(base, room.id(), "Late")) {
      late.sendJoin("Late", "en", "original", null);
      JsonNode error = late.awaitError("room_locked");
      assertTrue(error.get("fatal").asBoolean());
      assertTrue(error.get("message").asText().contains("locked"), error.toString());
      late.awaitClose();
    }
    anna.client().close();
    try (var again = TestClient.guest(base, room.id(), "Anna")) {
      again.sendJoin("Anna", "en", "original", anna.resumeKey());
      assertTrue(again.await("joined").get("locked").asBoolean());
    }
    host.client().close();
  }

  @Test
  void aHostRemovesSomebodyWhoseTokenDoesNotComeBack() {
    Joined host = TestClient.host(base, room.id(), "Hanna", room.hostKey());
    String token = TestClient.token(room.id(), "Eve");
    try (var eve = TestClient.connect(base, room.id(), token)) {
      eve.sendJoin("Eve", "en", "original", null);
      String id = eve.await("joined").get("participantId").asText();
      host.client().send("{\"type\":\"remove\",\"participantId\":\"" + id + "\"}");
      assertEquals("removed", eve.await("bye").get("reason").asText());
      eve.awaitClose();
    }
    try (var again = TestClient.connect(base, room.id(), token)) {
      again.sendJoin("Eve", "en", "original", null);
      assertTrue(again.awaitError("removed").get("fatal").asBoolean());
    }
    host.client().close();
  }

  @Test
  void nobodyElseIsAHost() {
    Joined anna = TestClient.host(base, room.id(), "Anna", "not-the-key");
    anna.client().send("{\"type\":\"lock\",\"locked\":true}");
    assertEquals("lock", anna.client().awaitError("not_host").get("ref").asText());
    anna.client().send("{\"type\":\"remove\",\"participantId\":\"x\"}");
    anna.client().awaitError("not_host");
    anna.client().close();
  }

  @Test
  void changesBeyondTheRateAreRefusedAndTheLastRosterIsTold() {
    Joined anna = TestClient.join(base, room.id(), "Anna", "en", "original");
    Joined bruno = TestClient.join(base, room.id(), "Bruno", "en", "original");
    for (int i = 0; i < 20; i++) {
      anna.client().send("{\"type\":\"mute\",\"audio\":%s,\"video\":false}".formatted(i % 2 == 0));
    }
    JsonNode error = anna.client().awaitError("rate_limited");
    assertEquals("mute", error.get("ref").asText());
    assertFalse(error.get("fatal").asBoolean());
    JsonNode last =
        bruno.client().await(message -> message.path("version").asLong() >= 12, "ten changes");
    assertFalse(last.get("participants").get(0).get("audioMuted").asBoolean());
    anna.client().close();
    bruno.client().close();
  }
}
