package io.babelgrid.signaling;

import io.babelgrid.grid.GridNode;
import java.net.URI;
import java.util.UUID;

/**
 * A node as clients see it.
 *
 * @param url without a path
 */
record NodeView(UUID id, String name, URI url, String region) {

  static NodeView of(GridNode node) {
    return new NodeView(
        node.id().node(), node.advert().name(), node.advert().url(), node.advert().region());
  }
}
