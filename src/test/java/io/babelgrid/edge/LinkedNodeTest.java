package io.babelgrid.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.grid.LinkPlace;
import io.babelgrid.grid.OwnLink;
import io.babelgrid.grid.Registry;
import io.babelgrid.grid.TestNodes;
import io.babelgrid.lifecycle.NodeLifecycle;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.relay.Links;
import io.babelgrid.relay.link.LonelyNode;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.store.NodeStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** This node, and another that is known to it by the database alone. */
@QuarkusTest
@TestProfile(GridProfile.class)
@Timeout(60)
class LinkedNodeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject NodeStore store;
  @Inject Registry registry;
  @Inject ObjectMapper json;
  @Inject NodeLifecycle lifecycle;
  @Inject NodeEpoch self;
  @Inject OwnLink own;
  @Inject Links links;

  @BeforeEach
  void whatTheFlowWouldSay() {
    lifecycle.ready();
  }

  @Test
  void aNodeSaysWhereItIsReachedAndLinksToThoseWhoDoLikewise() throws Exception {
    LinkPlace place = own.place().orElseThrow();
    assertEquals("localhost", place.host());
    assertTrue(place.port() > 0);
    assertEquals(place, registry.view().self().advert().link());

    var id = new NodeEpoch(UUID.randomUUID(), 1);
    try (var other = new LonelyNode(id, () -> registry.view().self())) {
      String advert =
          json.writeValueAsString(TestNodes.advert("linked").with(other.place(), List.of()));
      links.want(id.node());
      await()
          .atMost(PATIENCE)
          .until(() -> {
            store.beat(id, NodeState.READY.name(), advert, true).await().atMost(PATIENCE);
            return links.state(id.node()).filter(Links.LinkState::open).isPresent();
          });
      await().atMost(PATIENCE).until(() -> other.isOpenTo(self));
      links.release(id.node());
    }
  }
}
