package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.grid.Advert;
import io.babelgrid.grid.NodeKey;
import io.babelgrid.grid.Presence;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** This node, and another of which only its words are there. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class GridTest extends SocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject NodeStore store;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;

  private final String name = "n-" + UUID.randomUUID();
  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 3);
  private OtherNode neighbour;

  @BeforeEach
  void whatTheFlowWouldSay() {
    lifecycle.ready();
    neighbour = new OtherNode(store, json);
  }

  @AfterEach
  void isGone() {
    neighbour.close();
  }

  private void says(NodeEpoch node, NodeState state, Advert advert) {
    neighbour.says(node, state, advert);
  }

  private Presence presence() {
    return registry.view().find(other.node()).map(node -> node.presence()).orElse(null);
  }

  private List<String> candidates() {
    return given()
        .queryParam("room", room)
        .get("/api/nodes")
        .then()
        .statusCode(200)
        .extract()
        .path("name");
  }

  @Test
  void aNodeIsHeardAndMissed() throws Exception {
    assertTrue(candidates().contains("here"));
    says(other, NodeState.READY, TestNodes.advert(name));
    await().atMost(PATIENCE).until(() -> candidates().contains(name));
    neighbour.dies();
    await().atMost(PATIENCE).until(() -> presence() == Presence.SUSPECT);

    assertFalse(candidates().contains(name));
    await().atMost(PATIENCE).until(() -> presence() == Presence.DEAD);
  }

  @Test
  void whoGoesIsSentNobodyAtOnce() throws Exception {
    says(other, NodeState.READY, TestNodes.advert(name));
    await().atMost(PATIENCE).until(() -> candidates().contains(name));
    says(other, NodeState.DRAINING, TestNodes.advert(name));
    await().atMost(Duration.ofSeconds(1)).until(() -> !candidates().contains(name));
  }

  @Test
  void anOlderProcessOfANodeIsNotHeard() throws Exception {
    says(other, NodeState.READY, TestNodes.advert(name));
    neighbour.once(new NodeEpoch(other.node(), 2), NodeState.STOPPED, TestNodes.advert("old"));
    await().atMost(PATIENCE).until(() -> candidates().contains(name));
    assertEquals(3, registry.view().find(other.node()).orElseThrow().id().epoch());
  }

  @Test
  void whatAnotherNodeSignedOpensTheDoor() throws Exception {
    OtherKeys keys = OtherKeys.make();
    String token = keys.token(room);
    try (var client = TestClient.connect(base, room, token)) {
      client.awaitError("unauthorized");
    }
    says(other, NodeState.READY, TestNodes.advert(name, keys.name()));
    await().atMost(PATIENCE).until(() -> presence() == Presence.UP);
    try (var client = TestClient.connect(base, room, token)) {
      client.sendJoin("Anna", "en", "pt", null);
      client.await("joined");
    }
  }

  @Test
  void aKeyUnderAnothersNameOpensNothing() throws Exception {
    OtherKeys keys = OtherKeys.make();
    OtherKeys forger = OtherKeys.make();
    var stolen = new NodeKey(keys.name().kid(), forger.name().spki());
    says(other, NodeState.READY, TestNodes.advert(name, stolen));
    await().atMost(PATIENCE).until(() -> presence() == Presence.UP);
    try (var client = TestClient.connect(base, room, forger.tokenAs(keys.name().kid(), room))) {
      client.awaitError("unauthorized");
    }
  }

  @Test
  void pagesOfTheGridMayAskAndNobodyElse() throws Exception {
    says(other, NodeState.READY, TestNodes.advert(name));
    await().atMost(PATIENCE).until(() -> presence() == Presence.UP);
    for (String origin :
        List.of("https://" + name + ".example.com:8443", "https://Porto-2.grid.example.org")) {
      given()
          .header("Origin", origin)
          .get("/api/ping")
          .then()
          .statusCode(204)
          .header("Access-Control-Allow-Origin", is(origin));
      given()
          .header("Origin", origin)
          .header("Access-Control-Request-Method", "POST")
          .options("/api/rooms/" + room + "/tokens")
          .then()
          .statusCode(204)
          .header("Access-Control-Allow-Methods", containsString("POST"));
      given()
          .header("Origin", origin)
          .get("/api/rooms/" + room)
          .then()
          .header("Access-Control-Allow-Origin", nullValue());
    }
    for (String origin :
        List.of(
            "https://example.com",
            "https://" + name + ".example.com",
            "https://grid.example.org",
            "https://a.b.grid.example.org",
            "https://a.grid.example.org.evil.com",
            "http://porto.grid.example.org",
            "null")) {
      given()
          .header("Origin", origin)
          .get("/api/ping")
          .then()
          .statusCode(204)
          .header("Access-Control-Allow-Origin", nullValue());
    }
    given()
        .get("/")
        .then()
        .header(
            "Content-Security-Policy",
            containsString("connect-src 'self' http://localhost:* https://*.grid.example.org "))
        .header("Content-Security-Policy", containsString("wss://" + name + ".example.com:8443"))
        .header("Content-Security-Policy", containsString(" ws://localhost:*"));
  }

  @Test
  void theGridIsShownToTheMachineAndToOperators() throws Exception {
    OtherKeys keys = OtherKeys.make();
    says(other, NodeState.READY, TestNodes.advert(name, keys.name()));
    await().atMost(PATIENCE).until(() -> presence() == Presence.UP);
    given()
        .get("/api/grid")
        .then()
        .statusCode(200)
        .body("enabled", is(true))
        .body("fresh", is(true))
        .body("nodes.find { it.name == 'here' }.capacity.cores", is(20.0f))
        .body("nodes.find { it.name == '" + name + "' }.presence", is("up"));
    // A proxy's header: the caller is somewhere else.
    given().header("Via", "1.1 proxy").get("/api/grid").then().statusCode(401);
    String host = keys.token(room);
    given()
        .header("Via", "1.1 proxy")
        .header("Authorization", "Bearer " + host)
        .get("/api/grid")
        .then()
        .statusCode(401);
    given()
        .header("Via", "1.1 proxy")
        .header("Authorization", "Bearer " + keys.granting("gridView"))
        .get("/api/grid")
        .then()
        .statusCode(200);
    given().get("/grid").then().statusCode(200).body(containsString("Babelgrid"));
    for (var granted : Map.of("usageView", 200, "gridView", 401).entrySet()) {
      given()
          .header("Via", "1.1 proxy")
          .header("Authorization", "Bearer " + keys.granting(granted.getKey()))
          .get("/api/usage")
          .then()
          .statusCode(granted.getValue());
    }
  }

  @Test
  void theLastViewStaysWhileTheDatabaseIsAway() throws Exception {
    says(other, NodeState.READY, TestNodes.advert(name));
    await().atMost(PATIENCE).until(() -> candidates().contains(name));
    try (var _ = new StoppedDatabase()) {
      await().atMost(Duration.ofSeconds(15)).until(() -> !registry.view().fresh());
      await()
          .during(Duration.ofSeconds(6))
          .atMost(Duration.ofSeconds(12))
          .until(() -> candidates().contains(name));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> registry.view().fresh());
  }
}
