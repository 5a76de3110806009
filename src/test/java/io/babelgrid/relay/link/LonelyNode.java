package io.babelgrid.relay.link;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.LinkPlace;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import io.babelgrid.room.NodeEpoch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;

/** A node that knows one other, and only listens. */
public final class LonelyNode implements AutoCloseable {

  private final LinkIdentity identity;
  private final GridLinks links;

  public LonelyNode(NodeEpoch id, Supplier<GridNode> other) throws Exception {
    identity = LinkIdentity.make();
    var door = new Door(id.node(), () -> List.of(other.get()), false);
    links =
        new GridLinks(
            new LinkParts(
                id,
                TestNode.SETTINGS,
                NanoClock.system(),
                door,
                new LinkMeters(new SimpleMeterRegistry()),
                new Deaf()),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            4,
            identity,
            new LinkTrust(door::knows, null));
  }

  public LinkPlace place() {
    return new LinkPlace("localhost", links.port(), identity.fingerprint());
  }

  public boolean isOpenTo(NodeEpoch node) {
    return links.state(node.node()).filter(Links.LinkState::open).isPresent();
  }

  @Override
  public void close() {
    links.close();
  }

  private static final class Deaf implements Links.Listener {
    @Override
    public void opened(NodeEpoch node) {}

    @Override
    public void told(NodeEpoch node, LinkMessage message) {}

    @Override
    public void broke(NodeEpoch node) {}
  }
}
