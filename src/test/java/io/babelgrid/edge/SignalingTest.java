package io.babelgrid.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.Shortfall;
import io.babelgrid.budget.Workload;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.FakeMediaPlane;
import io.babelgrid.room.TestText;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over real WebSockets: what is said and told while they last. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
@Timeout(60)
class SignalingTest extends SocketTest {

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
      assertEquals(200 * Workload.VOICE.stages().size(), sum, 0.01);
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
  void whoDeclaredAnotherLanguageIsTold() {
    Joined anna = join("Anna", "pt", "pt");
    try (var client = anna.client()) {
      media.session(anna.id()).events.misdeclared(Language.ENGLISH);
      assertEquals("en", client.await("misdeclared").get("language").asText());
    }
  }

  @Test
  void theLanguagesOfABrowserAreTakenAsFarAsTheyAreKnown() {
    try (var client = TestClient.guest(base, room, "Bruno")) {
      String join =
          "{\"type\":\"join\",\"name\":\"Bruno\",\"speak\":\"auto\",\"hear\":\"en\","
              + "\"audioMuted\":false,\"videoMuted\":false,\"knows\":%s}";
      client.send(join.formatted("[" + "\"en\",".repeat(16) + "\"pt\"]"));
      JsonNode refused = client.awaitError("bad_message");
      assertTrue(refused.get("message").asText().contains("knows"), refused.toString());
      client.send(join.formatted("[\"pt-BR\",\"tlh\",\"?\",\"en\"]"));
      String id = client.await("joined").get("participantId").asText();
      Set<Language> known = Set.of(Language.PORTUGUESE, Language.ENGLISH);
      assertEquals(known, media.session(id).choices.getFirst().knows());
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
      assertEquals("node_full", less.get("code").asText());

      events.served("bruno", Language.PORTUGUESE, ServiceLevel.LIP_SYNC, "");
      JsonNode full = client.await("service");
      assertEquals("lip-sync", full.get("level").asText());
      assertEquals("", full.get("reason").asText());
      assertFalse(full.has("code"));

      String unvoiced = Shortfall.NO_VOICE.sentence();
      events.served("bruno", Language.PORTUGUESE, ServiceLevel.CAPTIONS, unvoiced);
      assertEquals("no_voice", client.await("service").get("code").asText());
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
}
