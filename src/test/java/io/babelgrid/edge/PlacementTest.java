package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.grid.Whereabouts;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeRoomStore;
import io.babelgrid.store.NodeStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where rooms are, and where people are sent for it. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class PlacementTest extends SocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject NodeStore store;
  @Inject NodeRoomStore whereRoomsAre;
  @Inject Whereabouts whereabouts;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;
  @Inject NodeEpoch self;

  private final String name = "n-" + UUID.randomUUID();
  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 3);
  private OtherNode neighbour;

  @BeforeEach
  void anotherNodeIsThere() {
    lifecycle.ready();
    neighbour = new OtherNode(store, json);
    says(other);
    await()
        .atMost(PATIENCE)
        .until(() ->
            registry.view().find(other.node()).filter(one -> one.takesNewcomers()).isPresent());
  }

  @AfterEach
  void asItWas() {
    FakeNode.promised = FakeNode.USUAL;
    neighbour.close();
  }

  private void says(NodeEpoch node) {
    neighbour.says(node, NodeState.READY, TestNodes.advert(name));
  }

  private boolean enters(NodeEpoch node, String... roomIds) {
    return whereRoomsAre.replace(node, Set.of(roomIds)).await().atMost(PATIENCE);
  }

  private Set<UUID> stored() {
    return whereRoomsAre.nodes(room).await().atMost(PATIENCE);
  }

  private Set<UUID> others() {
    return whereabouts.of(room).await().atMost(PATIENCE);
  }

  private List<Map<String, Object>> candidates() {
    return given()
        .queryParam("room", room)
        .get("/api/nodes")
        .then()
        .statusCode(200)
        .extract()
        .path("");
  }

  @Test
  void aRoomIsWherePeopleOfItAre() {
    assertEquals(Set.of(), stored());
    Joined anna = join("Anna", "en", "pt");
    await().atMost(PATIENCE).until(() -> stored().equals(Set.of(self.node())));
    assertEquals(Set.of(), others(), "others are asked about");
    anna.client().send("{\"type\":\"leave\"}");
    anna.client().awaitClose();
    await().atMost(PATIENCE).until(() -> stored().isEmpty());
  }

  @Test
  void whereTheRoomIsIsAskedFirstAndSaidSo() {
    assertTrue(enters(other, room, "another"));
    assertEquals(Set.of(other.node()), others());
    Map<String, Object> first = candidates().getFirst();
    assertEquals(name, first.get("name"));
    assertEquals(true, first.get("inRoom"));
    assertEquals(false, first.get("here"));
    assertTrue(enters(other, "another"));
    assertEquals(Set.of(), others());
    assertFalse(
        (Boolean)
            candidates().stream()
                .filter(one -> one.get("name").equals(name))
                .findFirst()
                .orElseThrow()
                .get("inRoom"));
  }

  @Test
  void anOlderStartOfANodeIsInNoRoom() {
    enters(other, room);
    says(new NodeEpoch(other.node(), 4));
    assertEquals(Set.of(), stored());
    assertFalse(enters(other, room), "the old process writes nothing");
    assertEquals(Set.of(), stored());
    assertTrue(enters(new NodeEpoch(other.node(), 4), room));
    assertEquals(Set.of(other.node()), stored());
    assertFalse(enters(other), "nor takes it anything away");
    assertEquals(Set.of(other.node()), stored());
  }

  @Test
  void aNodeThatNobodyKnowsIsInNoRoom() {
    assertFalse(enters(new NodeEpoch(UUID.randomUUID(), 1), room));
    assertEquals(Set.of(), stored());
  }

  @Test
  void aNodeThatDiedIsInNoRoom() {
    enters(other, room);
    assertEquals(Set.of(other.node()), others());
    neighbour.dies();
    await().atMost(PATIENCE).until(() -> others().isEmpty());
    assertEquals(Set.of(other.node()), stored(), "nobody took its rows away");
  }

  @Test
  void whatWasKnownLastStaysWhileTheDatabaseIsAwayAndWhatItMissedIsWritten() throws Exception {
    enters(other, room);
    assertEquals(Set.of(other.node()), others());
    Joined anna;
    try (var _ = new StoppedDatabase()) {
      anna = join("Anna", "en", "pt");
      long startNs = System.nanoTime();
      assertEquals(Set.of(other.node()), others());
      assertTrue(System.nanoTime() - startNs < 1_500_000_000L, "a call waits for nobody");
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> stored().contains(self.node()));
    anna.client().close();
  }

  @Test
  void aFullNodeSendsNewcomersOnBeforeTheyHaveMedia() {
    // Those of other tests have not been silent for long.
    await()
        .atMost(PATIENCE)
        .until(() ->
            registry.others().stream()
                .filter(GridNode::takesNewcomers)
                .allMatch(node -> node.id().equals(other)));
    FakeNode.promised = 19.9;
    try (var client = TestClient.guest(base, room, "Anna")) {
      client.sendJoin("Anna", "en", "pt", null);
      JsonNode redirect = client.await("redirect");
      assertEquals("https://" + name + ".example.com:8443", redirect.get("url").asText());
      assertEquals("capacity", redirect.get("reason").asText());
      client.awaitClose();
    }
    assertTrue(rooms.find(room).isEmpty());
    String decisions =
        given().get("/api/grid/decisions").then().statusCode(200).extract().asString();
    String redirect = "decisions.find { it.kind == 'redirect' }";
    given()
        .get("/api/grid/decisions")
        .then()
        .body("dryRun", is(false))
        .body(redirect + ".reason", is("capacity"))
        .body(redirect + ".nodes", is(List.of(other.node().toString())))
        .body(redirect + ".explanation.sentence", containsString("forward at " + name + ": best"))
        .body(redirect + ".explanation.nodes[0].scoreMs", greaterThan(0f));
    assertFalse(decisions.contains(room), "its id is the key to it");
    // A proxy's header: the caller is somewhere else.
    given().header("Via", "1.1 proxy").get("/api/grid/decisions").then().statusCode(401);
  }

  @Test
  void whoWasSentHereAndWhoIsHereIsNotSentOn() {
    Joined anna = join("Anna", "en", "pt");
    FakeNode.promised = 19.9;
    try (var client = TestClient.guest(base, room, "Bruno")) {
      client.send(
          """
          {"type": "join", "name": "Bruno", "speak": "pt", "hear": "en", "sentHere": true,
           "audioMuted": false, "videoMuted": false}\
          """);
      client.await("joined");
      try (var again = TestClient.guest(base, room, "Anna")) {
        again.sendJoin("Anna", "en", "pt", anna.resumeKey());
        assertEquals(anna.id(), again.await("joined").get("participantId").asText());
      }
    }
    anna.client().close();
  }
}
