package io.babelgrid.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.babelgrid.edge.TestClient.Joined;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people write to each other, over real WebSockets. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class ChatTest extends SocketTest {

  private static void write(TestClient client, String id, String text) {
    client.send(
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "chat")
            .put("id", id)
            .put("text", text)
            .toString());
  }

  private static void assertRefused(TestClient client, String code, String id) {
    JsonNode error = client.awaitError(code);
    assertEquals("chat", error.get("ref").asText());
    assertEquals(id, error.get("id").asText());
    assertFalse(error.get("fatal").asBoolean());
  }

  @Test
  void everybodyIsToldTheOriginalAndThenTheirLanguage() {
    Joined anna = join("Anna", "en", "en");
    try (var writer = anna.client();
        var reader = join("Bruno", "pt", "pt").client()) {
      long beforeMs = System.currentTimeMillis();
      write(writer, "m-1", "see https://example.org/a \u202e now 👍");
      JsonNode own = writer.await("chat");
      JsonNode read = reader.await("chat");
      assertEquals(own, read);
      assertEquals(anna.id(), read.get("senderId").asText());
      assertEquals("Anna", read.get("name").asText());
      assertEquals("m-1", read.get("id").asText());
      assertEquals("en", read.get("language").asText());
      assertEquals("see https://example.org/a  now 👍", read.get("text").asText());
      assertTrue(read.get("atMs").asLong() >= beforeMs);
      assertNull(read.get("translation"));
      JsonNode words = reader.await("translated");
      assertEquals(anna.id(), words.get("senderId").asText());
      assertEquals("m-1", words.get("id").asText());
      assertEquals("pt", words.get("language").asText());
      assertEquals("SEE https://example.org/a  NOW 👍", words.get("text").asText());

      write(writer, "m-1", "see https://example.org/a now 👍");
      assertEquals(own, writer.await("chat"), "as it was told");
      write(writer, "m-2", "last");
      assertEquals("m-2", reader.await("chat").get("id").asText(), "it was not told twice");
    }
  }

  @Test
  void whoComesOrComesBackIsToldWhatWasWritten() {
    Joined anna = join("Anna", "en", "en");
    Joined bruno = join("Bruno", "pt", "pt");
    try (var writer = anna.client()) {
      write(writer, "m-1", "one");
      bruno.client().await("translated");
      write(bruno.client(), "m-2", "dois");
      writer.await("translated");
      bruno.client().close();
      try (var back = TestClient.guest(base, room, "Bruno")) {
        back.sendJoin("Bruno", "pt", "pt", bruno.resumeKey());
        assertEquals(bruno.id(), back.await("joined").get("participantId").asText());
        JsonNode messages = back.await("chats").get("messages");
        assertEquals(List.of("m-1", "m-2"), messages.findValuesAsText("id"));
        assertEquals("ONE", messages.get(0).get("translation").get("text").asText());
      }
      try (var late = join("Carla", "en", "en").client()) {
        JsonNode messages = late.await("chats").get("messages");
        assertEquals(List.of("one", "dois"), messages.findValuesAsText("text"));
        JsonNode words = late.await("translated");
        assertNull(words.get("text"));
        assertEquals(
            "nothing here translates from Portuguese to English", words.get("reason").asText());
        assertEquals("no_model", words.get("code").asText());
      }
    }
  }

  @Test
  void theRoomsChatGoesWithTheLastWhoLeaves() {
    try (var anna = join("Anna", "en", "en").client()) {
      write(anna, "m-1", "secret");
      anna.await("chat");
      anna.send("{\"type\":\"leave\"}");
      anna.await("bye");
    }
    try (var later = join("Later", "en", "en").client()) {
      write(later, "m-2", "hello");
      JsonNode first =
          later.await(
              message -> message.get("type").asText().startsWith("chat"), "chat of any kind");
      assertEquals("m-2", first.path("id").asText(), first::toString);
    }
  }

  @Test
  void whoMayNotPublishWritesNothingAndReadsAll() {
    try (var anna = join("Anna", "en", "en").client();
        var listener = TestClient.connect(base, room, TestTokens.listener(room))) {
      listener.sendJoin("Lis", "en", "original", null);
      listener.await("joined");
      write(listener, "m-1", "hello");
      assertRefused(listener, "not_granted", "m-1");
      write(anna, "m-2", "hello");
      assertEquals("m-2", listener.await("chat").get("id").asText());
    }
  }

  @Test
  void whoMayNotSubscribeIsReadAndReadsOnlyThemselves() {
    try (var anna = join("Anna", "en", "en").client();
        var speaker = TestClient.connect(base, room, TestTokens.speaker(room))) {
      write(anna, "m-0", "before");
      anna.await("chat");
      speaker.sendJoin("Spe", "en", "pt", null);
      speaker.await("joined");
      write(anna, "m-1", "hello");
      anna.await("chat");
      write(speaker, "m-2", "heard?");
      assertEquals("m-2", anna.await("chat").get("id").asText());
      JsonNode own =
          speaker.await(
              message -> message.get("type").asText().startsWith("chat"), "chat of any kind");
      assertEquals("m-2", own.path("id").asText(), own::toString);
    }
  }

  @Test
  void whatIsNoMessageIsRefusedAndTheConnectionGoesOn() {
    try (var anna = join("Anna", "en", "en").client()) {
      write(anna, "m-1", "x".repeat(2001));
      assertRefused(anna, "bad_message", "m-1");
      write(anna, "m-2", " \u200b\n\u0000 ");
      assertRefused(anna, "bad_message", "m-2");
      write(anna, "a b", "hello");
      assertEquals("chat", anna.awaitError("bad_message").get("ref").asText());
      anna.send("{\"type\":\"chat\",\"id\":\"m-3\"}");
      anna.awaitError("bad_message");
      write(anna, "m-4", "x".repeat(2000));
      assertEquals("m-4", anna.await("chat").get("id").asText());
    }
  }

  @Test
  void whoWritesTooMuchIsToldSo() {
    try (var anna = join("Anna", "en", "en").client()) {
      for (int i = 0; i < 24; i++) {
        write(anna, "m-" + i, "again");
      }
      JsonNode error = anna.awaitError("rate_limited");
      assertEquals("chat", error.get("ref").asText());
      assertTrue(Integer.parseInt(error.get("id").asText().substring(2)) >= 20);
    }
  }

  @Test
  void writingNeedsAJoin() {
    try (var stranger = TestClient.guest(base, room, "Eve")) {
      write(stranger, "m-1", "hello");
      stranger.awaitError("out_of_order");
    }
  }
}
