package io.babelgrid.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.room.FakeMediaPlane;
import io.babelgrid.room.RoomRegistry;
import io.babelgrid.room.TestText;
import io.babelgrid.room.TextEvents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over real WebSockets. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class SignalingTest {

  @TestHTTPResource("/")
  URI base;

  @Inject FakeMedia media;
  @Inject RoomRegistry rooms;
  @Inject TextEvents text;

  private final String room = "room-" + UUID.randomUUID();

  private Joined join(String name, String speak, String hear) {
    return TestClient.join(base, room, name, speak, hear);
  }

  @Test
  void joinTellsWhoOneIsAndWhoIsThere() {
    try (var anna = join("Anna", "en", "original").client();
        var bruno = TestClient.guest(base, room, "Bruno")) {
      bruno.sendJoin("  Bruno ", "auto", "en", null);
      JsonNode joined = bruno.await("joined");

      assertEquals(1, joined.get("protocol").asInt());
      assertEquals(room, joined.get("roomId").asText());
      assertEquals(98304, joined.get("limits").get("messageBytes").asInt());
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
  void offersAreAnsweredAndRefusalsHaveTheirCode() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      client.send(
          "{\"type\":\"offer\",\"seq\":1,\"sdp\":\"v=0\",\"slots\":{\"2\":\"bruno.audio\"}}");
      JsonNode answer = client.await("answer");
      assertEquals(1, answer.get("seq").asInt());
      assertEquals("answer to v=0", answer.get("sdp").asText());
      assertEquals("bruno.audio", media.session(anna.id()).slots.get("2"));

      client.send("{\"type\":\"offer\",\"seq\":1,\"sdp\":\"v=0\",\"slots\":{}}");
      JsonNode old = client.awaitError("out_of_order");
      assertEquals("offer", old.get("ref").asText());
      assertFalse(old.get("fatal").asBoolean());

      client.send(
          "{\"type\":\"offer\",\"seq\":2,\"sdp\":\"%s\",\"slots\":{}}"
              .formatted(FakeMediaPlane.UNSUPPORTED));
      client.awaitError("unsupported_sdp");
    }
  }

  @Test
  void latencyIsToldWhenAskedForAndItsStagesAddUp() {
    try (var client = join("Anna", "en", "pt").client()) {
      client.send("{\"type\":\"latency\"}");
      JsonNode latency = client.await("latency");
      assertEquals(3, latency.get("media").get("p50Ms").asDouble(), 0.4);
      assertFalse(latency.has("roundTripMs"), "not known yet");
      JsonNode voice = latency.get("voices").get(0);
      assertEquals(1, voice.get("words").asInt());
      double sum = 0;
      for (JsonNode stage : voice.get("stages")) {
        sum += stage.get("ms").asDouble();
      }
      assertEquals(2_200, sum, 0.01);
      assertEquals("language", voice.get("stages").get(0).get("kind").asText());
    }
  }

  @Test
  void languagesAndMutesChangeMidCallForEveryoneToSee() {
    Joined anna = join("Anna", "en", "pt");
    Joined bruno = join("Bruno", "pt", "en");
    try (var client = anna.client();
        var other = bruno.client()) {
      client.send("{\"type\":\"languages\",\"hear\":\"original\"}");
      client.send("{\"type\":\"mute\",\"audio\":true,\"video\":false}");
      JsonNode seen =
          other.await(
              message -> message.path("participants").path(0).path("audioMuted").asBoolean(),
              "a muted Anna");
      assertEquals("en", seen.get("participants").get(0).get("speak").asText());
      assertEquals("original", seen.get("participants").get(0).get("hear").asText());

      client.send("{\"type\":\"languages\",\"hear\":\"fr\"}");
      JsonNode refused = client.awaitError("unknown_language");
      assertTrue(refused.get("message").asText().contains("'fr'"), refused.toString());
      client.send("{\"type\":\"languages\",\"speak\":\"xx\"}");
      client.awaitError("unknown_language");
    }
  }

  @Test
  void whatTheMediaPlaneTellsReachesTheRoster() {
    Joined anna = join("Anna", "auto", "pt");
    try (var client = anna.client()) {
      var events = media.session(anna.id()).events;
      events.connected();
      events.detected(Language.of("de"));
      events.voice(Language.PORTUGUESE, "pf_dora");
      JsonNode self =
          client
              .await(
                  message -> message.path("participants").path(0).path("voices").has("pt"),
                  "a voice")
              .get("participants")
              .get(0);
      assertEquals("de", self.get("detected").asText());
      assertEquals("connected", self.get("connection").asText());
      assertEquals("pf_dora", self.get("voices").get("pt").asText());

      events.talk("bruno", Language.PORTUGUESE, true);
      JsonNode talk = client.await("talk");
      assertEquals("bruno", talk.get("speakerId").asText());
      assertTrue(talk.get("talking").asBoolean());
    }
  }

  @Test
  void howASpeakerIsServedReachesTheListener() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      var events = media.session(anna.id()).events;
      events.served("bruno", Language.PORTUGUESE, ServiceLevel.CAPTIONS, "The node is busy.");
      JsonNode less = client.await("service");
      assertEquals("bruno", less.get("speakerId").asText());
      assertEquals("pt", less.get("language").asText());
      assertEquals("captions", less.get("level").asText());
      assertEquals("The node is busy.", less.get("reason").asText());

      events.served("bruno", Language.PORTUGUESE, ServiceLevel.LIP_SYNC, "");
      JsonNode full = client.await("service");
      assertEquals("lip-sync", full.get("level").asText());
      assertEquals("", full.get("reason").asText());
    }
  }

  @Test
  void aParticipantDecidesWhetherTheirLipsMayBeRedrawn() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = TestClient.guest(base, room, "Bruno");
        var other = anna.client()) {
      client.send(
          "{\"type\":\"join\",\"name\":\"Bruno\",\"speak\":\"pt\",\"hear\":\"en\","
              + "\"audioMuted\":false,\"videoMuted\":false,\"lips\":false}");
      JsonNode self = client.await("joined").get("roster").get(1);
      assertFalse(self.get("lips").asBoolean());
      var session = media.session(self.get("id").asText());
      assertEquals(List.of(false), session.lips);

      client.send("{\"type\":\"lips\",\"allowed\":true}");
      other.await(
          message -> message.path("participants").path(1).path("lips").asBoolean(),
          "a Bruno whose lips may be redrawn");
      assertEquals(List.of(false, true), session.lips);

      client.send("{\"type\":\"lips\"}");
      JsonNode error = client.awaitError("bad_message");
      assertTrue(error.get("message").asText().contains("'allowed'"), error.toString());
      client.send("{\"type\":\"lips\",\"allowed\":\"no\"}");
      assertEquals("lips", client.awaitError("bad_message").get("ref").asText());
    }
  }

  @Test
  void whichPictureIsSentReachesTheListener() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      var events = media.session(anna.id()).events;
      events.lips("bruno", Language.PORTUGUESE, true);
      JsonNode redrawn = client.await("lips");
      assertEquals("bruno", redrawn.get("speakerId").asText());
      assertEquals("pt", redrawn.get("language").asText());
      assertTrue(redrawn.get("active").asBoolean());

      events.lips("bruno", Language.PORTUGUESE, false);
      assertFalse(client.await("lips").get("active").asBoolean());
    }
  }

  @Test
  void captionsGoToThoseWhoReadThem() {
    Joined anna = join("Anna", "en", "en");
    Joined bruno = join("Bruno", "pt", "pt");
    try (var speaker = anna.client();
        var listener = bruno.client()) {
      text.caption(TestText.caption(room, anna.id(), 7, Language.ENGLISH, false, "good", false));
      text.caption(TestText.caption(room, anna.id(), 7, Language.PORTUGUESE, true, "bom", false));
      text.caption(TestText.caption(room, anna.id(), 7, Language.ENGLISH, false, "morning", true));

      JsonNode own = listener.await("caption");
      assertEquals(anna.id(), own.get("speakerId").asText());
      assertEquals(7, own.get("utterance").asInt());
      assertFalse(own.get("translated").asBoolean());
      JsonNode translated = listener.await("caption");
      assertEquals("bom", translated.get("text").asText());
      assertTrue(translated.get("translated").asBoolean());
      assertTrue(listener.await("caption").get("last").asBoolean());
      assertEquals("good", speaker.await("caption").get("text").asText());
      assertEquals("morning", speaker.await("caption").get("text").asText());
    }
  }

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
      client.send("{\"type\":\"ping\",\"t\":1,\"x\":\"" + "ü".repeat(50_000) + "\"}");
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
            TestTokens.lasting(room, 3600, 3600))) {
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
