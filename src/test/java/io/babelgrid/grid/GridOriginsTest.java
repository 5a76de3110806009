package io.babelgrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.lifecycle.NodeState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which pages may talk to this node, and where its own page may go. */
class GridOriginsTest {

  private static final URI OWN = URI.create("https://own.example.com");

  private final List<GridNode> others = new ArrayList<>();

  private GridOrigins origins(URI own, String... patterns) {
    return new GridOrigins(true, Set.of(patterns), () -> others, () -> own);
  }

  private void gone(String name) {
    GridNode node = TestNodes.node(TestNodes.advert(name));
    others.add(new GridNode(node.id(), NodeState.STOPPED, node.advert(), Presence.DEAD));
  }

  private void up(String name) {
    others.add(TestNodes.node(TestNodes.advert(name)));
  }

  @Test
  void aloneThereIsNothingToAllow() {
    up("two");
    var alone = new GridOrigins(false, Set.of(), () -> others, () -> OWN);
    assertEquals("", alone.sources());
    assertFalse(alone.areOurs("https://two.example.com:8443"));
  }

  @Test
  void nodesAreNamedWithTheirWebSockets() {
    up("two");
    assertEquals("https://two.example.com:8443 wss://two.example.com:8443", origins(OWN).sources());
    assertTrue(origins(OWN).areOurs("https://TWO.example.com:8443"));
    assertFalse(origins(OWN).areOurs("https://three.example.com:8443"));
  }

  @Test
  void whatAPatternCoversIsNotNamedAsWell() {
    up("two");
    assertEquals(
        "https://*.example.com:8443 wss://*.example.com:8443",
        origins(OWN, "https://*.example.com:8443").sources());
  }

  /** Hundreds of nodes come and go in a day where each start of one is a new one. */
  @Test
  void thePolicyStaysShortHoweverManyNodesThereWere() {
    for (int i = 0; i < 500; i++) {
      gone("gone-" + i);
    }
    up("two");
    String sources = origins(OWN).sources();
    assertTrue(sources.contains("wss://two.example.com:8443"), sources);
    assertTrue(sources.length() < 2048, () -> sources.length() + " characters");
    assertTrue(origins(OWN).areOurs("https://gone-499.example.com:8443"));
  }

  @Test
  void neighboursOnOneMachineNeedNoNames() {
    GridNode node = TestNodes.node(TestNodes.advert("two"));
    assertEquals(
        "http://localhost:* ws://localhost:*",
        origins(URI.create("http://localhost:8080")).sources());
    others.add(node);
    assertEquals(
        "http://localhost:* https://two.example.com:8443 ws://localhost:*"
            + " wss://two.example.com:8443",
        origins(URI.create("http://localhost:8080")).sources());
  }
}
