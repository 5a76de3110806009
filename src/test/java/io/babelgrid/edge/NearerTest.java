package io.babelgrid.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.edge.TestClient.Joined;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page has found that another node is nearer. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class NearerTest extends SocketTest {

  @Inject NodeStore store;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;

  private final String name = "n-" + UUID.randomUUID();
  private final NodeEpoch other = new NodeEpoch(UUID.randomUUID(), 1);
  private OtherNode neighbour;

  @BeforeEach
  void anotherNodeIsThere() {
    lifecycle.ready();
    neighbour = new OtherNode(store, json);
    neighbour.saysAlone(other, TestNodes.advert(name), registry);
  }

  @AfterEach
  void end() {
    neighbour.close();
  }

  private static void says(Joined anna, String url) {
    anna.client().send("{\"type\":\"nearer\",\"url\":\"%s\"}".formatted(url));
  }

  private static void leavesWithoutMove(Joined anna) {
    anna.client().send("{\"type\":\"leave\"}");
    anna.client()
        .await(
            message -> {
              String type = message.get("type").asText();
              assertNotEquals("move", type);
              return type.equals("bye");
            },
            "bye");
  }

  @Test
  void sheIsAskedToGoThereOnceInAMinute() {
    Joined anna = join("Anna", "en", "pt");
    says(anna, "https://" + name + ".EXAMPLE.com:8443");
    JsonNode move = anna.client().await("move");
    assertEquals("https://" + name + ".example.com:8443", move.get("url").asText());
    assertEquals("nearer", move.get("reason").asText());
    assertEquals(anna.id(), TestTickets.claims(move.get("ticket").asText()).get("sub").asText());
    anna.client().send("{\"type\":\"stays\"}");
    anna.client().await("ticket");
    says(anna, "https://" + name + ".example.com:8443");
    leavesWithoutMove(anna);
  }

  @Test
  void nobodyIsSentWhereThereIsNoNode() {
    Joined anna = join("Anna", "en", "pt");
    says(anna, "https://evil.example.com");
    anna.client().send("{\"type\":\"nearer\"}");
    anna.client().awaitError("bad_message");
    leavesWithoutMove(anna);
  }
}
