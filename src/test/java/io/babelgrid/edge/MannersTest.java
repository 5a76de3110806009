package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TextEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hands, reactions, and what a host does with others, as clients say and hear it. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class MannersTest {

  @TestHTTPResource("/")
  URI base;

  @Inject FakeMedia media;
  @Inject TextEvents text;

  private TestRoom room;
  private Joined host;
  private Joined anna;

  @BeforeEach
  void meet() {
    room = TestRoom.make(false);
    host = TestClient.host(base, room.id(), "Hanna", room.hostKey());
    anna = TestClient.join(base, room.id(), "Anna", "en", "original");
  }

  @AfterEach
  void part() {
    host.client().close();
    anna.client().close();
  }

  private static JsonNode one(JsonNode roster, String id) {
    for (JsonNode each : roster.path("participants")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    return roster.path("nobody");
  }

  private void awaitHand(Joined who, boolean up) {
    host.client()
        .await(
            message ->
                message.path("type").asText().equals("roster")
                    && one(message, who.id()).has("id")
                    && one(message, who.id()).has("handMs") == up,
            "a hand that is " + (up ? "up" : "down"));
  }

  @Test
  void aHandGoesUpAndIsLoweredByItsOwnerOrTheHost() {
    anna.client().send("{\"type\":\"hand\",\"raised\":true}");
    awaitHand(anna, true);
    anna.client().send("{\"type\":\"hand\",\"raised\":false}");
    awaitHand(anna, false);
    anna.client().send("{\"type\":\"hand\",\"raised\":true}");
    awaitHand(anna, true);
    host.client()
        .send("{\"type\":\"hand\",\"raised\":false,\"participantId\":\"" + anna.id() + "\"}");
    awaitHand(anna, false);
  }

  @Test
  void aReactionIsToldToEverybody() {
    anna.client().send("{\"type\":\"reaction\",\"reaction\":\"clap\"}");
    for (Joined each : List.of(host, anna)) {
      JsonNode told = each.client().await("reaction");
      assertEquals(anna.id(), told.get("participantId").asText());
      assertEquals("clap", told.get("reaction").asText());
    }
  }

  @Test
  void whoIsMutedIsToldByWhomAndIsSilentUntilTheyUnmute() {
    host.client().send("{\"type\":\"hush\",\"participantId\":\"" + anna.id() + "\"}");
    assertEquals(host.id(), anna.client().await("hushed").get("by").asText());
    assertTrue(media.session(anna.id()).hushed);

    anna.client().send("{\"type\":\"mute\",\"audio\":true,\"video\":false}");
    anna.client().send("{\"type\":\"mute\",\"audio\":false,\"video\":false}");
    await().until(() -> !media.session(anna.id()).hushed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'hush','participantId':'x'}",
        "{'type':'transcripts','kept':true}",
        "{'type':'hand','raised':false,'participantId':'x'}",
      })
  void guestsDoNotDoWhatHostsDo(String message) {
    anna.client().send(message.replace('\'', '"'));
    String type = message.split("'", 5)[3];
    assertEquals(type, anna.client().awaitError("not_host").get("ref").asText());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "hand; raised; {'type':'hand','raised':'yes'}",
        "hand; participantId; {'type':'hand','raised':true,'participantId':'x'}",
        "reaction; reaction; {'type':'reaction','reaction':'frown'}",
        "reaction; reaction; {'type':'reaction'}",
        "hush; participantId; {'type':'hush'}",
        "transcripts; kept; {'type':'transcripts','kept':null}",
      })
  void whatIsNoValueIsRefusedAndNamed(String type, String field, String message) {
    host.client().send(message.replace('\'', '"'));
    JsonNode error = host.client().awaitError("bad_message");
    assertEquals(type, error.get("ref").asText());
    assertTrue(error.get("message").asText().startsWith("field '" + field + "'"), error.toString());
  }

  @Test
  void reactionsBeyondTheRateAreRefused() {
    for (int i = 0; i < 15; i++) {
      anna.client().send("{\"type\":\"reaction\",\"reaction\":\"like\"}");
    }
    assertEquals("reaction", anna.client().awaitError("rate_limited").get("ref").asText());
  }

  private void say(long utterance, String words, boolean last) {
    text.caption(
        TestText.caption(room.id(), anna.id(), utterance, Language.ENGLISH, false, words, last));
  }

  private List<String> written() {
    return room.get("/transcripts", room.hostKey()).jsonPath().getList("text");
  }

  private void switchTranscripts(boolean kept) {
    host.client().send("{\"type\":\"transcripts\",\"kept\":" + kept + "}");
    anna.client()
        .await(
            message ->
                message.path("type").asText().equals("roster")
                    && message.path("keepsTranscripts").asBoolean() == kept,
            "a roster that says so");
  }

  @Test
  void aHostSwitchesTheTranscriptAndWhatWasSaidBeforeAndAfterIsNotWritten() {
    say(1, "before", true);
    say(2, "begun before", false);
    switchTranscripts(true);
    say(2, "ended after", true);
    Joined late = TestClient.join(base, room.id(), "Late", "en", "original");
    assertTrue(late.message().get("keepsTranscripts").asBoolean());
    late.client().close();

    var utterance = new AtomicLong(2);
    await()
        .until(() -> {
          say(utterance.incrementAndGet(), "while it is on", true);
          List<String> now = written();
          return now != null && !now.isEmpty();
        });
    given()
        .get("/api/rooms/" + room.id() + "/notice")
        .then()
        .body("keepsTranscripts", equalTo(true));

    say(utterance.incrementAndGet(), "begun while it was on", false);
    switchTranscripts(false);
    say(utterance.get(), "ended when it was off", true);
    say(utterance.incrementAndGet(), "after", true);
    given()
        .get("/api/rooms/" + room.id() + "/notice")
        .then()
        .body("keepsTranscripts", equalTo(false));
    assertTrue(written().stream().allMatch("while it is on"::equals), written().toString());
    room.get("/transcripts", room.hostKey()).then().statusCode(200);
  }
}
