package io.babelgrid.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.grid.Presence;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.Past;
import io.babelgrid.store.NodeStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People who come from another node with a resume ticket, and people who only say so. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class TicketTest extends SocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject NodeStore store;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;

  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 1);
  private final OtherKeys keys = OtherKeys.make();
  private OtherNode neighbour;

  @BeforeEach
  void anotherNodeIsThere() {
    lifecycle.ready();
    neighbour = new OtherNode(store, json);
    neighbour.says(other, NodeState.READY, TestNodes.advert("n-" + other.node(), keys.name()));
    await()
        .atMost(PATIENCE)
        .until(() ->
            registry
                .view()
                .find(other.node())
                .filter(one -> one.presence() == Presence.UP)
                .isPresent());
  }

  @AfterEach
  void isGone() {
    neighbour.close();
  }

  /** As the other node makes them of somebody called Anna. */
  private TestTickets tickets() {
    return TestTickets.of(keys, room, other.node());
  }

  private String refusal(String ticket) {
    try (var client = TestClient.connect(base, room, ticket)) {
      return client.awaitError("unauthorized").get("message").asText();
    }
  }

  private Participant present(String id) {
    return rooms.find(room).orElseThrow().participants().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoComesWithATicketIsWhoTheyWere() {
    String ticket =
        tickets()
            .with("inc", 4)
            .with("lips", false)
            .with("host", true)
            .with("hand", 1_796_000_000_123L)
            .with("voices", Map.of("en", "af_heart"))
            .with("knows", List.of("pt", "en"))
            .sign();
    try (var client = TestClient.connect(base, room, ticket)) {
      client.send(
          """
          {"type": "join", "name": "Somebody else", "speak": "pt", "hear": "en",
           "audioMuted": true, "videoMuted": false}\
          """);
      JsonNode joined = client.await("joined");
      assertEquals("p-anna", joined.get("participantId").asText());
      assertTrue(joined.get("host").asBoolean());
      assertTrue(joined.get("grid").get("ticket").isTextual());
      Participant anna = present("p-anna");
      assertEquals("Anna", anna.name());
      assertEquals(5, anna.incarnation());
      assertEquals(1_796_000_000_123L, anna.handMs());
      assertFalse(anna.lips(), "whoever says nothing of it has not changed their mind");
      assertTrue(anna.audioMuted());
      assertEquals(Language.PORTUGUESE, anna.languages().speak());
      assertEquals(2, anna.languages().knows().size());
      assertEquals(Map.of(Language.ENGLISH, "af_heart"), anna.voices());
      assertEquals(
          new Past(
              5, new TreeMap<>(Map.of(Language.ENGLISH, "af_heart")), false, 1_796_000_000_123L),
          media.session("p-anna").past);
    }
  }

  @Test
  void whoAllowsLipsAnewMay() {
    try (var client = TestClient.connect(base, room, tickets().with("lips", false).sign())) {
      client.send(
          """
          {"type": "join", "name": "Anna", "speak": "pt", "hear": "en", "lips": true,
           "audioMuted": false, "videoMuted": false}\
          """);
      client.await("joined");
      assertTrue(present("p-anna").lips());
    }
  }

  @Test
  void whatIsForgedExpiredOrForSomethingElseOpensNothing() {
    OtherKeys forger = OtherKeys.make();
    String kid = keys.name().kid();
    String good = tickets().sign();
    Map<String, String> bad =
        Map.of(
            "another room", tickets().with("room", "elsewhere").sign(),
            "signed by somebody else", tickets().signedBy(forger.pair().getPrivate(), kid),
            "a key nobody knows", TestTickets.of(forger, room, other.node()).sign(),
            "expired", tickets().expiring(-60).sign(),
            "valid for a year", tickets().expiring(365 * 86_400L).sign(),
            "no audience", tickets().without("aud").sign(),
            "another audience", tickets().with("aud", "babelgrid").sign(),
            "another issuer", tickets().with("iss", "somebody").sign(),
            "changed", changed(good),
            "nameless", tickets().with("name", "\u202e").sign());
    bad.forEach((what, ticket) -> assertFalse(refusal(ticket).isEmpty(), what));
    try (var client = TestClient.connect(base, room, good)) {
      client.sendJoin("Anna", "pt", "en", null);
      client.await("joined");
    }
  }

  /** The incarnation is another, the signature the same. */
  private static String changed(String ticket) {
    String[] parts = ticket.split("\\.");
    UnaryOperator<String> more = text -> text.replace("\"inc\":0", "\"inc\":9");
    return String.join(
        ".", parts[0], TestTickets.encode(more.apply(TestTickets.decode(parts[1]))), parts[2]);
  }

  @Test
  void noTokenPassesForAnother() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      String ticket = anna.message().get("grid").get("ticket").asText();
      // Its claims under the type of a join token are none that join.
      refusal(tickets().typed("JWT").sign());
      refusal(tickets().typed("JWT").without("aud").with("roomJoin", false).sign());
      // What a join token or a history token says is none of a ticket.
      refusal(retyped(TestClient.token(room, "Bruno")));
      refusal(anna.historyToken());
      // And a ticket, even of a host, is no key to what was kept.
      for (String bearer : List.of(ticket, tickets().with("host", true).sign())) {
        var call = io.restassured.RestAssured.given().header("Authorization", "Bearer " + bearer);
        assertEquals(401, call.get("/api/rooms/" + room).statusCode());
      }
      client.send("{\"type\":\"leave\"}");
    }
  }

  @Test
  void aHeaderThatMakesNoSenseOpensNothing() {
    String claims = tickets().sign().split("\\.")[1];
    for (String header :
        List.of(
            "{\"alg\":\"ES256\",\"typ\":5,\"kid\":{}}",
            "{\"alg\":\"ES256\",\"typ\":\"babelgrid-resume+jwt\",\"kid\":7}",
            "{\"alg\":5,\"typ\":\"babelgrid-resume+jwt\"}",
            "{\"alg\":\"none\",\"typ\":\"babelgrid-resume+jwt\"}",
            "{\"alg\":\"HS256\",\"typ\":\"babelgrid-resume+jwt\"}",
            "{\"alg\":\"ES256\",\"kid\":[1]}",
            "[]")) {
      refusal(TestTickets.encode(header) + "." + claims + ".AAAA");
    }
  }

  /** The same token, which says that it is a ticket. */
  private static String retyped(String token) {
    String[] parts = token.split("\\.");
    String header = TestTickets.decode(parts[0]).replace("{", "{\"typ\":\"babelgrid-resume+jwt\",");
    return String.join(
        ".", TestTickets.encode(header.replace("\"typ\":\"JWT\",", "")), parts[1], parts[2]);
  }

  @Test
  void theHigherIncarnationStaysAndAnOlderTicketIsWorthNothing() {
    try (var old = TestClient.connect(base, room, tickets().with("inc", 2).sign());
        var next = TestClient.connect(base, room, tickets().with("inc", 5).sign());
        var late = TestClient.connect(base, room, tickets().with("inc", 3).sign())) {
      old.sendJoin("Anna", "pt", "en", null);
      old.await("joined");
      next.sendJoin("Anna", "pt", "en", null);
      next.await("joined");
      assertEquals("replaced", old.await("bye").get("reason").asText());
      late.sendJoin("Anna", "pt", "en", null);
      assertEquals("replaced", late.await("bye").get("reason").asText());
      assertEquals(6, present("p-anna").incarnation());
    }
  }

  @Test
  void aLockedRoomTakesThemBackAndARemovedPersonStaysOut() {
    TestRoom made = TestRoom.make(false);
    String ticket = TestTickets.of(keys, made.id(), other.node()).sign();
    Joined host = TestClient.host(base, made.id(), "Host", made.hostKey());
    try (var hosts = host.client()) {
      hosts.send("{\"type\":\"lock\",\"locked\":true}");
      hosts.await(message -> message.path("locked").asBoolean(), "a locked room");
      try (var stranger = TestClient.guest(base, made.id(), "Carla")) {
        stranger.sendJoin("Carla", "en", "pt", null);
        stranger.awaitError("room_locked");
      }
      try (var anna = TestClient.connect(base, made.id(), ticket)) {
        anna.sendJoin("Anna", "pt", "en", null);
        anna.await("joined");
        hosts.send("{\"type\":\"remove\",\"participantId\":\"p-anna\"}");
        assertEquals("removed", anna.await("bye").get("reason").asText());
      }
      String later =
          TestTickets.of(keys, made.id(), other.node()).with("inc", 9).with("host", true).sign();
      for (String again : List.of(ticket, later)) {
        try (var anna = TestClient.connect(base, made.id(), again)) {
          anna.sendJoin("Anna", "pt", "en", null);
          anna.awaitError("removed");
        }
      }
    }
  }

  @Test
  void ticketsAreRenewedWhenWhatTheySayChangesAndWhenTheyAreOld() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      String first = anna.message().get("grid").get("ticket").asText();
      client.send("{\"type\":\"lips\",\"allowed\":false}");
      String second = client.await("ticket").get("ticket").asText();
      assertTrue(TestTickets.claims(first).get("lips").asBoolean());
      assertFalse(TestTickets.claims(second).get("lips").asBoolean());
      media.session(anna.id()).events.voice(Language.PORTUGUESE, "pf_dora");
      JsonNode third = TestTickets.claims(client.await("ticket").get("ticket").asText());
      assertEquals("pf_dora", third.get("voices").get("pt").asText());
      assertEquals(
          90, third.get("exp").asLong() - third.get("iat").asLong(), "babelgrid.grid.ticket");
      // Nothing changes any more; babelgrid.grid.ticket-every is 4 s here.
      JsonNode fourth = TestTickets.claims(client.await("ticket").get("ticket").asText());
      assertEquals(third.get("voices"), fourth.get("voices"));
      assertNotEquals(third.get("exp"), fourth.get("exp"));
    }
  }

  @Test
  void aTicketSaysSinceWhenAHandIsUp() {
    Joined anna = join("Anna", "en", "pt");
    try (var client = anna.client()) {
      client.send("{\"type\":\"hand\",\"raised\":true}");
      JsonNode told = TestTickets.claims(client.await("ticket").get("ticket").asText());
      assertEquals(present(anna.id()).handMs(), told.get("hand").asLong());
      assertTrue(told.get("hand").asLong() > 0);
    }
  }

  @Test
  void pagesAreToldWhereTheyAreAndWhereTheyMayGoOn() {
    Joined anna = join("Anna", "en", "pt");
    try (var _ = anna.client()) {
      JsonNode joined = anna.message();
      assertEquals("here", joined.get("node").get("name").asText());
      JsonNode grid = joined.get("grid");
      assertEquals(1_000, grid.get("pingMs").asLong());
      assertEquals(3_000, grid.get("silentMs").asLong());
      assertTrue(grid.get("nodes").findValuesAsText("name").contains("here"), grid.toString());
    }
  }
}
