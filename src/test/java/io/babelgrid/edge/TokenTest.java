package io.babelgrid.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.TestText;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a token lets its holder do, over real WebSockets. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class TokenTest extends SocketTest {

  @Test
  void tokensAreNeededAndMustFit() {
    try (var client = TestClient.connect(base, room, null)) {
      assertTrue(client.awaitError("unauthorized").get("fatal").asBoolean());
      client.awaitClose();
    }
    try (var client = TestClient.connect(base, room, TestClient.token("elsewhere", "Anna"))) {
      JsonNode error = client.awaitError("unauthorized");
      assertTrue(error.get("message").asText().contains("another room"), error.toString());
    }
    try (var client = TestClient.connect(base, room, TestTokens.expired(room))) {
      JsonNode error = client.awaitError("unauthorized");
      assertTrue(error.get("message").asText().contains("expired"), error.toString());
    }
    try (var client = TestClient.connect(base, room, TestTokens.forged(room))) {
      client.awaitError("unauthorized");
    }
  }

  @Test
  void tokensThatOutliveACallAreRefused() {
    for (String token :
        List.of(
            TestTokens.lasting(room, 0, 2 * 3600),
            TestTokens.lasting(room, -7200, 10 * 365 * 86_400L),
            TestTokens.lasting(room, 3600, 3600),
            TestTokens.between(room, Long.MIN_VALUE + 1_000, 4_000_000_000L))) {
      try (var client = TestClient.connect(base, room, token)) {
        JsonNode error = client.awaitError("unauthorized");
        assertTrue(error.get("message").asText().contains("too long"), error.toString());
      }
    }
    try (var client = TestClient.connect(base, room, TestTokens.lasting(room, -3000, 3600))) {
      client.sendJoin("Anna", "en", "pt", null);
      client.await("joined");
    }
  }

  @Test
  void aParticipantsOldestConnectionsMakeRoomForItsNewest() {
    String token = TestClient.token(room, "Anna");
    var clients = new ArrayList<TestClient>();
    for (int i = 0; i < 5; i++) {
      clients.add(TestClient.connect(base, room, token));
    }
    assertEquals("replaced", clients.getFirst().await("bye").get("reason").asText());
    clients.getFirst().awaitClose();
    try (var newest = clients.getLast()) {
      newest.sendJoin("Anna", "en", "pt", null);
      newest.await("joined");
    }
    clients.forEach(TestClient::close);
  }

  @Test
  void whatATokenGrantsGoesWithEveryOffer() {
    try (var client = TestClient.connect(base, room, TestTokens.listener(room))) {
      client.sendJoin("Anna", "en", "pt", null);
      String id = client.await("joined").get("participantId").asText();
      client.send("{\"type\":\"offer\",\"seq\":1,\"sdp\":\"v=0\",\"slots\":{}}");
      client.await("answer");
      assertEquals(new MediaGrants(false, true), media.session(id).grants);
    }
  }

  @Test
  void whoMayNotReceiveLearnsOfThemselvesOnly() {
    Joined anna = join("Carla", "en", "pt");
    try (var other = anna.client();
        var client = TestClient.connect(base, room, TestTokens.speaker(room))) {
      client.sendJoin("Bruno", "pt", "en", null);
      JsonNode joined = client.await("joined");
      String id = joined.get("participantId").asText();
      assertEquals(1, joined.get("roster").size());
      assertEquals(id, joined.get("roster").get(0).get("id").asText());
      assertEquals("original", joined.get("roster").get(0).get("hear").asText());

      text.caption(TestText.caption(room, anna.id(), 7, Language.ENGLISH, false, "secret", false));
      text.caption(
          TestText.caption(room, anna.id(), 7, Language.PORTUGUESE, true, "segredo", false));
      var events = media.session(id).events;
      events.talk(anna.id(), Language.ENGLISH, true);
      events.served(anna.id(), Language.ENGLISH, ServiceLevel.VOICE, "");
      events.lips(anna.id(), Language.ENGLISH, true);
      client.send("{\"type\":\"latency\"}");
      text.caption(TestText.caption(room, id, 8, Language.PORTUGUESE, false, "meu", false));
      client.send("{\"type\":\"languages\",\"hear\":\"en\"}");
      client.send("{\"type\":\"mute\",\"audio\":true,\"video\":true}");
      while (true) {
        JsonNode message = client.await(any -> true, "a message");
        assertFalse(message.toString().contains(anna.id()), message.toString());
        assertFalse(message.toString().contains("Carla"), message.toString());
        if (message.get("type").asText().equals("latency")) {
          assertEquals(0, message.get("voices").size());
        }
        JsonNode self = message.path("participants").path(0);
        if (self.path("audioMuted").asBoolean()) {
          assertEquals("original", self.get("hear").asText());
          break;
        }
      }
      assertEquals(2, other.await("roster").get("participants").size());
    }
  }

  @Test
  void theNameInATokenWins() {
    try (var client = TestClient.connect(base, room, TestTokens.listener(room))) {
      client.sendJoin("Somebody else", "en", "pt", null);
      assertEquals("Anna", client.await("joined").get("roster").get(0).get("name").asText());
    }
    try (var client = TestClient.connect(base, room, TestTokens.nameless(room))) {
      client.sendJoin("Bruno", "en", "pt", null);
      client.await(
          message -> message.path("roster").path(0).path("name").asText().equals("Bruno"),
          "a Bruno");
    }
  }
}
