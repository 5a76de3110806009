package io.babelgrid.grid;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Nodes that need not be there. */
public final class TestNodes {

  private TestNodes() {}

  /** In zone {@code a} of region {@code west}, with 4 cores of which nothing is promised. */
  public static Advert advert(String name, NodeKey... keys) {
    return new Advert(
        name,
        URI.create("https://" + name + ".example.com:8443"),
        "west",
        "a",
        "",
        Set.of(Role.MEDIA, Role.WORK),
        new TreeSet<>(Set.of("en", "pt")),
        new TreeSet<>(Set.of("en", "pt")),
        1,
        load(0),
        List.of(keys));
  }

  static Load load(double promised) {
    return new Load(Capacity.ofCores(4), Cost.ofCores(promised), 0, 0);
  }

  static GridNode node(Advert advert) {
    return new GridNode(
        new NodeEpoch(UUID.nameUUIDFromBytes(advert.name().getBytes(StandardCharsets.UTF_8)), 1),
        NodeState.READY,
        advert,
        Presence.UP);
  }
}
