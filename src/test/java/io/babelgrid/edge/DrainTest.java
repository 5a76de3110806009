package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An operator empties this node, and pages go on at another, or do not. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class DrainTest extends SocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String DRAIN = "/api/node/drain";

  @Inject NodeStore store;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;
  @Inject NanoClock clock;

  private final String name = "n-" + UUID.randomUUID();
  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 1);
  private final OtherKeys keys = OtherKeys.make();
  private OtherNode neighbour;

  @BeforeEach
  void ready() {
    lifecycle.ready();
    neighbour = new OtherNode(store, json);
    // People of other tests are given up soon.
    await().atMost(PATIENCE).until(() -> rooms.participants() == 0);
  }

  @AfterEach
  void calledOff() {
    neighbour.close();
    given().delete(DRAIN).then().statusCode(200);
    assertEquals(NodeState.READY, lifecycle.state());
  }

  private void anotherNodeIsThere() {
    neighbour.saysAlone(other, TestNodes.advert(name, keys.name()), registry);
  }

  private static ValidatableResponse begin(String wish) {
    return given().contentType("application/json").body(wish).post(DRAIN).then().statusCode(202);
  }

  /** People of this node, as those who look after the grid are told of them. */
  private static long moved(String which) {
    Number people =
        given().get("/api/grid").then().extract().path("nodes.find { it.name == 'here' }." + which);
    return people.longValue();
  }

  private static void awaitState(String state) {
    await().atMost(PATIENCE).until(() -> given().get(DRAIN).path("state").equals(state));
  }

  @Test
  void everybodyIsMovedAndTheNodeIsEmpty() {
    anotherNodeIsThere();
    long movedBefore = moved("moved");
    Joined anna = join("Anna", "en", "pt");
    begin("{}").body("state", is("running")).body("left", is(1)).body("deadline", notNullValue());
    assertEquals(NodeState.DRAINING, lifecycle.state());
    JsonNode move = anna.client().await("move");
    assertEquals("https://" + name + ".example.com:8443", move.get("url").asText());
    assertEquals("draining", move.get("reason").asText());
    assertEquals(10_000, move.get("deadlineMs").asLong());
    JsonNode ticket = TestTickets.claims(move.get("ticket").asText());
    assertEquals(anna.id(), ticket.get("sub").asText());
    assertEquals(0, ticket.get("inc").asLong(), "the next node counts on");

    anna.client().send("{\"type\":\"arrived\"}");
    await().atMost(PATIENCE).until(() -> media.session(anna.id()).lettingGo != null);
    media.session(anna.id()).lettingGo.accept(clock.nowNs() - 700_000_000L);
    long agoMs = anna.client().await("letgo").get("agoMs").asLong();
    assertTrue(agoMs >= 700 && agoMs < 3_000, "" + agoMs);
    assertEquals("moved", anna.client().await("bye").get("reason").asText());
    awaitState("empty");
    given().get(DRAIN).then().body("moved", is(1)).body("left", is(0)).body("failed", is(0));
    assertEquals(movedBefore + 1, moved("moved"));
  }

  @Test
  void whoCannotGoStaysAndCountsForMoreThanWhatTheyLeftThere() {
    anotherNodeIsThere();
    long unmovedBefore = moved("unmoved");
    Joined anna = join("Anna", "en", "pt");
    begin("{\"deadlineS\": 3}");
    anna.client().await("move");
    anna.client().send("{\"type\":\"stays\"}");
    anna.client().await("ticket");
    assertTrue(rooms.find(room).orElseThrow().participants().getFirst().incarnation() >= 2);
    awaitState("expired");
    given().get(DRAIN).then().body("moved", is(0)).body("left", is(1));
    assertEquals(unmovedBefore + 1, moved("unmoved"));
    anna.client().send("{\"type\":\"leave\"}");
    assertEquals("left", anna.client().await("bye").get("reason").asText());
  }

  @Test
  void newcomersGoElsewhereUntilItIsCalledOff() {
    anotherNodeIsThere();
    Joined anna = join("Anna", "en", "pt");
    begin("{\"ratePerS\": 0.1}");
    try (var client = TestClient.guest(base, room, "Bruno")) {
      client.sendJoin("Bruno", "en", "pt", null);
      assertEquals("draining", client.await("redirect").get("reason").asText());
    }
    given().delete(DRAIN).then().statusCode(200).body("state", is("cancelled"));
    try (var client = TestClient.guest(base, room, "Bruno")) {
      client.sendJoin("Bruno", "en", "pt", null);
      client.await("joined");
      client.send("{\"type\":\"leave\"}");
    }
    anna.client().send("{\"type\":\"leave\"}");
    anna.client().awaitClose();
  }

  @Test
  void onlyOperatorsAndTheMachineItselfMay() {
    anotherNodeIsThere();
    String elsewhere = "1.1 proxy";
    given().header("Via", elsewhere).get(DRAIN).then().statusCode(401);
    given().header("Via", elsewhere).delete(DRAIN).then().statusCode(401);
    for (String bearer : new String[] {keys.token(room), keys.granting("gridView"), "nonsense"}) {
      given()
          .header("Via", elsewhere)
          .header("Authorization", "Bearer " + bearer)
          .contentType("application/json")
          .body("{}")
          .post(DRAIN)
          .then()
          .statusCode(401)
          .body("code", is("unauthorized"));
    }
    // A page that somebody looks at on this machine.
    given()
        .header("Origin", "https://evil.example.com")
        .contentType("application/json")
        .body("{}")
        .post(DRAIN)
        .then()
        .statusCode(401);
    assertEquals(NodeState.READY, lifecycle.state());
    given()
        .header("Via", elsewhere)
        .header("Authorization", "Bearer " + keys.granting("nodeDrain"))
        .contentType("application/json")
        .body("{\"deadlineS\": 60}")
        .post(DRAIN)
        .then()
        .statusCode(202);
    assertEquals(NodeState.DRAINING, lifecycle.state());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (String wish : new String[] {"{\"deadlineS\": 0}", "{\"ratePerS\": 1000}", "{"}) {
      given().contentType("application/json").body(wish).post(DRAIN).then().statusCode(400);
    }
    given()
        .contentType("application/json")
        .body("{\"rate\": 2}")
        .post(DRAIN)
        .then()
        .statusCode(400)
        .body("detail", is("bad field: rate"));
    assertEquals(NodeState.READY, lifecycle.state());
  }

  @Test
  void whoArrivesIsHeardFromWhenTheirOldNodeLetGo() {
    anotherNodeIsThere();
    try (var anna =
        TestClient.connect(base, room, TestTickets.of(keys, room, other.node()).sign())) {
      anna.send(
          """
          {"type": "join", "name": "Anna", "speak": "pt", "hear": "en", "arriving": true,
           "audioMuted": false, "videoMuted": false}\
          """);
      anna.await("joined");
      assertTrue(media.session("p-anna").past.heardThere());
      anna.send("{\"type\":\"arrived\"}");
      anna.send("{\"type\":\"begin\",\"agoMs\":-1}");
      anna.awaitError("bad_message");
      assertNull(media.session("p-anna").heardUntilNs);
      long beforeNs = clock.nowNs();
      anna.send("{\"type\":\"begin\",\"agoMs\":1500}");
      await().atMost(PATIENCE).until(() -> media.session("p-anna").heardUntilNs != null);
      long agoNs = clock.nowNs() - media.session("p-anna").heardUntilNs;
      assertTrue(agoNs >= 1_500_000_000L, "" + agoNs);
      assertTrue(media.session("p-anna").heardUntilNs - beforeNs >= -1_500_000_000L);
      anna.send("{\"type\":\"leave\"}");
      anna.awaitClose();
    }
  }
}
