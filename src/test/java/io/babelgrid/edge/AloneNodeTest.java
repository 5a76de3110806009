package io.babelgrid.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.grid.OwnLink;
import io.babelgrid.grid.Registry;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A node of no grid: nothing of it runs. */
@QuarkusTest
@TestProfile(EdgeProfile.class)
class AloneNodeTest {

  @Inject OwnLink own;
  @Inject Links links;
  @Inject Registry registry;

  @Test
  void itHasNoLinkAndNoPortAndNoThreadForThem() {
    UUID other = UUID.randomUUID();
    links.want(other);
    assertFalse(links.send(other, new LinkMessage.End("room")));
    assertTrue(links.state(other).isEmpty());
    assertTrue(own.place().isEmpty());
    assertEquals(null, registry.view().self().advert().link());
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("grid-")));
  }
}
