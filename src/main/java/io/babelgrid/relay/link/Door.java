package io.babelgrid.relay.link;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.LinkPlace;
import io.babelgrid.grid.Presence;
import io.babelgrid.room.NodeEpoch;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a link: nodes that the registry knows and that show the certificate it has of them.
 * Any thread.
 *
 * @param self gets none
 * @param others as the registry has them now
 * @param named whether a certificate must hold for the host, too
 */
record Door(UUID self, Supplier<List<GridNode>> others, boolean named) {

  /** What the registry has of a node that is not dead. */
  Optional<GridNode> find(UUID node) {
    return others.get().stream()
        .filter(one -> one.id().node().equals(node) && isAlive(one))
        .findFirst();
  }

  private static boolean isAlive(GridNode node) {
    return node.presence() != Presence.DEAD;
  }

  /** For people. */
  String name(UUID node) {
    return find(node).map(known -> known.advert().name()).orElseGet(node::toString);
  }

  /** Whether it is that of a node. */
  boolean knows(String fingerprint) {
    return others.get().stream()
        .filter(Door::isAlive)
        .map(node -> node.advert().link())
        .anyMatch(place -> place != null && place.certificate().equals(fingerprint));
  }

  /**
   * Why somebody is not who they say; null when they are.
   *
   * @param said who they say
   */
  @Nullable String refusal(NodeEpoch said, @Nullable X509Certificate shown) {
    if (said.node().equals(self)) {
      return "it says it is this node";
    }
    Optional<GridNode> known = find(said.node());
    if (known.isEmpty()) {
      return "no live node of the grid has that id";
    }
    if (said.epoch() < known.get().id().epoch()) {
      return "the node started anew since";
    }
    LinkPlace place = known.get().advert().link();
    if (place == null || shown == null) {
      return "nobody knows its certificate";
    }
    if (!LinkIdentity.fingerprint(shown).equals(place.certificate())) {
      return "it shows another node's certificate";
    }
    if (named && !CertificateNames.cover(shown, place.host())) {
      return "its certificate is not for " + place.host();
    }
    return null;
  }
}
