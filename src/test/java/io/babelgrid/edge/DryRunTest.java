package io.babelgrid.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.grid.GridNode;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that only says where it would send people. */
@QuarkusTest
@TestProfile(DryRunProfile.class)
@Timeout(60)
class DryRunTest extends SocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Inject NodeStore store;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;

  private final String name = "n-" + UUID.randomUUID();
  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 3);

  @AfterEach
  void asItWas() {
    FakeNode.promised = FakeNode.USUAL;
  }

  @Test
  void aFullNodeKeepsWhoComesAndSaysWhereItWouldSendThem() {
    lifecycle.ready();
    try (var neighbour = new OtherNode(store, json)) {
      neighbour.says(other, NodeState.READY, TestNodes.advert(name));
      await()
          .atMost(PATIENCE)
          .until(() ->
              registry.view().find(other.node()).filter(GridNode::takesNewcomers).isPresent());
      FakeNode.promised = 19.9;
      Joined anna = join("Anna", "en", "pt");
      String redirect = "decisions.find { it.kind == 'redirect' }";
      given()
          .get("/api/grid/decisions")
          .then()
          .statusCode(200)
          .body("dryRun", is(true))
          .body(redirect + ".dryRun", is(true))
          .body(redirect + ".nodes[0]", is(other.node().toString()))
          .body(redirect + ".explanation.sentence", containsString(name));
      anna.client().close();
    }
  }
}
