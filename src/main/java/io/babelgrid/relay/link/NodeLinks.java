package io.babelgrid.relay.link;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.boot.StartupException;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.LinkFigures;
import io.babelgrid.grid.LinkPlace;
import io.babelgrid.grid.OwnLink;
import io.babelgrid.grid.OwnNode;
import io.babelgrid.grid.Registry;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.Links;
import io.babelgrid.room.NodeEpoch;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links of this node while it is one of a grid; none otherwise, and then nothing runs. */
@ApplicationScoped
public class NodeLinks implements Links, OwnLink {

  /** Behind the parts of the node, before it first tells others of itself. */
  private static final int BEFORE_THE_REGISTRY = Interceptor.Priority.APPLICATION;

  /** Behind the node itself and the relay, whose last words go this way. */
  private static final int LAST = Interceptor.Priority.PLATFORM_AFTER - 40;

  private final LinkConfig config;
  private final GridConfig grid;
  private final NodeConfig node;
  private final NodeEpoch self;
  private final OwnNode own;
  private final Registry registry;
  private final NanoClock nano;
  private final Instance<Listener> listener;
  private final MeterRegistry meters;
  private volatile @Nullable GridLinks links;
  private volatile @Nullable LinkPlace place;

  @Inject
  NodeLinks(
      LinkConfig config,
      GridConfig grid,
      NodeConfig node,
      NodeEpoch self,
      OwnNode own,
      Registry registry,
      NanoClock nano,
      Instance<Listener> listener,
      MeterRegistry meters) {
    this.config = config;
    this.grid = grid;
    this.node = node;
    this.self = self;
    this.own = own;
    this.registry = registry;
    this.nano = nano;
    this.listener = listener;
    this.meters = meters;
  }

  void start(@Observes @Priority(BEFORE_THE_REGISTRY) StartupEvent event) {
    if (!grid.enabled()) {
      return;
    }
    LinkIdentity identity =
        config.certificate().isPresent()
            ? LinkIdentity.of(config.certificate().get(), together(config.key()))
            : LinkIdentity.in(node.data().dir().resolve("keys"));
    Path ca = config.certificate().isPresent() ? together(config.ca()) : null;
    var door = new Door(self.node(), registry::others, ca != null);
    var parts =
        new LinkParts(
            self,
            LinkSettings.of(config),
            nano,
            door,
            new LinkMeters(meters),
            listener.isUnsatisfied() ? new Unheard() : listener.get());
    var trust = new LinkTrust(door::knows, ca == null ? null : LinkTrust.authority(ca));
    String host = config.host().orElseGet(() -> own.advert().url().getHost());
    try {
      var open = new GridLinks(parts, at(host), config.connections(), identity, trust);
      links = open;
      place = new LinkPlace(host, config.toldPort().orElse(open.port()), identity.fingerprint());
    } catch (IOException e) {
      throw new StartupException(
          "babelgrid.grid.link.port=" + config.port() + " cannot be opened", e);
    }
  }

  private static Path together(Optional<Path> file) {
    return file.orElseThrow(() ->
        new StartupException(
            "babelgrid.grid.link.certificate wants babelgrid.grid.link.key and"
                + " babelgrid.grid.link.ca too"));
  }

  /** Other nodes of this machine need no open port. */
  private InetSocketAddress at(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress()
          ? new InetSocketAddress(address, config.port())
          : new InetSocketAddress(config.port());
    } catch (UnknownHostException e) {
      // The name may be known to others only.
      return new InetSocketAddress(config.port());
    }
  }

  void stop(@Observes @Priority(LAST) ShutdownEvent event) {
    GridLinks open = links;
    links = null;
    place = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public Optional<LinkPlace> place() {
    return Optional.ofNullable(place);
  }

  @Override
  public List<LinkFigures> figures() {
    GridLinks open = links;
    return open == null ? List.of() : open.figures();
  }

  @Override
  public void want(UUID other) {
    GridLinks open = links;
    if (open != null) {
      open.want(other);
    }
  }

  @Override
  public void release(UUID other) {
    GridLinks open = links;
    if (open != null) {
      open.release(other);
    }
  }

  @Override
  public boolean send(UUID other, LinkMessage message) {
    GridLinks open = links;
    return open != null && open.send(other, message);
  }

  @Override
  public void media(UUID other, double lossPercent) {
    GridLinks open = links;
    if (open != null) {
      open.media(other, lossPercent);
    }
  }

  @Override
  public Optional<LinkState> state(UUID other) {
    GridLinks open = links;
    return open == null ? Optional.empty() : open.state(other);
  }

  /** Where nobody listens. */
  private static final class Unheard implements Listener {
    @Override
    public void opened(NodeEpoch other) {}

    @Override
    public void told(NodeEpoch other, LinkMessage message) {}

    @Override
    public void broke(NodeEpoch other) {}
  }
}
