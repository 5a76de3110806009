package io.babelgrid.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.edge.TestClient.Joined;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client may not send, over real WebSockets. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class LimitsTest extends SocketTest {

  @Test
  void malformedMessagesAreNamedAndHarmNobody() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      client.send("{");
      client.awaitError("bad_message");
      client.send("[1]");
      client.awaitError("bad_message");
      client.send("{\"type\":\"dance\"}");
      assertTrue(client.awaitError("bad_message").get("message").asText().contains("type"));
      client.send("{\"type\":\"mute\",\"audio\":\"yes\",\"video\":false}");
      JsonNode error = client.awaitError("bad_message");
      assertTrue(error.get("message").asText().contains("'audio'"), error.toString());
      assertEquals("mute", error.get("ref").asText());
      client.send("{\"type\":\"offer\",\"seq\":5,\"slots\":{}}");
      assertTrue(client.awaitError("bad_message").get("message").asText().contains("'sdp'"));

      client.send("{\"type\":\"ping\",\"t\":12.5}");
      assertEquals(12.5, client.await("pong").get("t").asDouble());
    }
  }

  @Test
  void messagesOutOfOrderAreRefused() {
    try (var client = TestClient.guest(base, room, "Anna")) {
      client.send("{\"type\":\"offer\",\"seq\":1,\"sdp\":\"v=0\",\"slots\":{}}");
      client.awaitError("out_of_order");
      client.send("{\"type\":\"lips\",\"allowed\":false}");
      assertEquals("lips", client.awaitError("out_of_order").get("ref").asText());
      client.sendJoin("Anna", "en", "pt", null);
      client.await("joined");
      client.sendJoin("Anna", "en", "pt", null);
      assertEquals("join", client.awaitError("out_of_order").get("ref").asText());
    }
  }

  @Test
  void oversizedMessagesGetAnErrorAndTheEnd() {
    Joined anna = join("Anna", "en", "pt");
    Joined bruno = join("Bruno", "en", "pt");
    try (var client = anna.client();
        var other = bruno.client()) {
      client.send("{\"type\":\"ping\",\"t\":1,\"x\":\"" + "ü".repeat(100_000) + "\"}");
      assertTrue(client.awaitError("too_large").get("fatal").asBoolean());
      client.awaitClose();

      other.send("{\"type\":\"ping\",\"t\":1}");
      other.await("pong");
    }
  }

  @Test
  void aFloodIsCutToTheRateAndComplainedOfOnce() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      for (int i = 0; i < 300; i++) {
        client.send("{\"type\":\"ping\",\"t\":" + i + "}");
      }
      client.awaitError("rate_limited");
      await().until(() -> answeredAfterFlood(client));
      assertTrue(client.waiting() < 200, "most of the flood is not answered");
    }
  }

  private static boolean answeredAfterFlood(TestClient client) {
    client.send("{\"type\":\"ping\",\"t\":-1}");
    return client.await(message -> true, "anything").path("t").asInt() == -1;
  }
}
