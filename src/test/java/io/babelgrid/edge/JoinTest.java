package io.babelgrid.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.edge.TestClient.Joined;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who comes into a room, comes back to it and goes, over real WebSockets. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class JoinTest extends SocketTest {

  @Test
  void joinTellsWhoOneIsAndWhoIsThere() {
    try (var anna = join("Anna", "en", "original").client();
        var bruno = TestClient.guest(base, room, "Bruno")) {
      bruno.sendJoin("  Bruno ", "auto", "en", null);
      JsonNode joined = bruno.await("joined");

      assertEquals(1, joined.get("protocol").asInt());
      assertEquals(room, joined.get("roomId").asText());
      assertEquals(196608, joined.get("limits").get("messageBytes").asInt());
      assertEquals(3, joined.get("limits").get("participants").asInt());
      assertEquals(2, joined.get("roster").size());
      JsonNode self = joined.get("roster").get(1);
      assertEquals(joined.get("participantId"), self.get("id"));
      assertEquals("Bruno", self.get("name").asText());
      assertEquals("auto", self.get("speak").asText());
      assertTrue(self.get("detected").isNull());
      assertEquals("joining", self.get("connection").asText());
      JsonNode voice = self.get("tracks").get(2);
      assertEquals(self.get("id").asText() + ".translation", voice.get("id").asText());
      assertTrue(voice.get("synthetic").asBoolean());
      JsonNode lips = self.get("tracks").get(3);
      assertEquals(self.get("id").asText() + ".lips", lips.get("id").asText());
      assertEquals("video", lips.get("kind").asText());
      assertTrue(lips.get("synthetic").asBoolean());
      assertTrue(self.get("lips").asBoolean(), "allowed unless the client says no");
      assertEquals(2, anna.await("roster").get("participants").size());
    }
  }

  @Test
  void aBrokenConnectionIsResumedUnderTheSameId() {
    Joined before = join("Anna", "en", "pt");
    before.client().close();

    try (var client = TestClient.guest(base, room, "Anna")) {
      client.sendJoin("Anna", "en", "pt", before.resumeKey());
      JsonNode joined = client.await("joined");
      assertEquals(before.id(), joined.get("participantId").asText());
      assertFalse(media.session(before.id()).closed);
      client.send("{\"type\":\"offer\",\"seq\":1,\"sdp\":\"v=0\",\"slots\":{}}");
      client.await("answer");
    }
  }

  @Test
  void aSecondConnectionReplacesTheFirst() {
    Joined before = join("Anna", "en", "pt");
    try (var old = before.client();
        var client = TestClient.guest(base, room, "Anna")) {
      client.sendJoin("Anna", "en", "pt", before.resumeKey());
      client.await("joined");
      assertEquals("replaced", old.await("bye").get("reason").asText());
      old.awaitClose();
      assertEquals(1, rooms.find(room).orElseThrow().participants().size());
    }
  }

  @Test
  void whoDoesNotComeBackIsRemovedAndAnEmptyRoomVanishes() {
    Joined anna = join("Anna", "en", "pt");
    Joined bruno = join("Bruno", "en", "pt");
    bruno.client().close();
    try (var client = anna.client()) {
      JsonNode lost =
          client.await(
              message ->
                  message.path("participants").path(1).path("connection").asText().equals("lost"),
              "a lost Bruno");
      assertEquals(bruno.id(), lost.get("participants").get(1).get("id").asText());
      client.await(message -> message.path("participants").size() == 1, "Bruno gone");
      client.send("{\"type\":\"leave\"}");
      assertEquals("left", client.await("bye").get("reason").asText());
      client.awaitClose();
    }
    await().until(() -> rooms.find(room).isEmpty());
  }

  /** As Firefox does when a page is loaded anew: its goodbye is not sent, only the code. */
  @Test
  void whosePageGoesIsGoneBeforeWhoseConnectionBrokeEarlier() {
    Joined anna = join("Anna", "en", "pt");
    Joined bruno = join("Bruno", "en", "pt");
    Joined carla = join("Carla", "en", "pt");
    try (var client = anna.client()) {
      client.await(message -> message.path("participants").size() == 3, "everybody");
      bruno.client().close();
      carla.client().goAway();
      JsonNode fewer =
          client.await(
              message -> message.has("participants") && message.get("participants").size() < 3,
              "somebody gone");
      assertEquals(2, fewer.get("participants").size());
      assertEquals(bruno.id(), fewer.get("participants").get(1).get("id").asText());
    }
  }

  @Test
  void aRoomTakesNoMoreThanItsLimit() {
    Joined[] inside = {
      join("A", "en", "pt"), join("B", "en", "pt"), join("C", "en", "pt"),
    };
    try (var late = TestClient.guest(base, room, "D")) {
      late.sendJoin("D", "en", "pt", null);
      assertTrue(late.awaitError("room_full").get("fatal").asBoolean());
      late.awaitClose();
    }
    for (Joined one : inside) {
      one.client().close();
    }
  }

  @Test
  void whoDoesNotJoinIsSentAway() {
    try (var client = TestClient.guest(base, room, "Anna")) {
      assertEquals("timeout", client.await("bye").get("reason").asText());
      client.awaitClose();
    }
  }
}
