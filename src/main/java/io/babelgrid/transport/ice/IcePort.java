package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.MachineAddresses;
import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.jboss.logging.Logger;

/**
 * The UDP port of this node, bound on each of its addresses. Unless they were asked for by name,
 * those of the machine are followed as they come and go. Any thread may call.
 */
public final class IcePort implements AutoCloseable {

  static {
    IceSettings.apply();
  }

  private static final Logger LOG = Logger.getLogger(IcePort.class);

  /** A machine that moves from network to network; of more, the one that is away longest goes. */
  private static final int MOST_BOUND = 32;

  private static final long LOOK_NS = 1_000_000_000L;

  private final NanoClock clock;
  private final PathMigrations migrations = new PathMigrations();
  private final CheckGate gate;
  private final NodePaths paths = new NodePaths();
  private final ReachCheck reach;
  private final boolean follows;
  private final Source source;
  private final int port;

  /**
   * By address; those that are away stay bound, for they may come back, and who is there goes on
   * then. Guarded by this.
   */
  private final LinkedHashMap<String, GuardedHarvester> bound = new LinkedHashMap<>();

  private long lookedNs;
  private boolean closed;
  private volatile List<String> hosts;

  /** What addresses the machine has. */
  interface Source {
    List<String> present() throws SocketException;
  }

  private IcePort(List<String> hosts, int port, NanoClock clock, Source source) throws IOException {
    this.clock = clock;
    this.source = source;
    this.follows = hosts.isEmpty();
    gate = new CheckGate(clock);
    reach = new ReachCheck(clock);
    List<String> addresses = follows ? source.present() : hosts;
    int any = port;
    for (String host : addresses) {
      try {
        any = bind(host, any);
      } catch (IOException e) {
        // One of IPv6 may be on its way still, or belong to a network that knows none.
        if (!follows || !MachineAddresses.isIpv6(host)) {
          close();
          throw new IOException("can't bind UDP port " + any + " on " + addresses, e);
        }
      }
    }
    if (bound.isEmpty()) {
      throw new IOException(
          "can't bind UDP port " + port + ": no address of this machine can be used");
    }
    this.port = any;
    this.hosts = List.copyOf(bound.keySet());
    lookedNs = clock.nowNs();
  }

  /**
   * Binds the port.
   *
   * @param hosts local addresses; empty for those of the machine, whichever it has
   * @param port 0 for any free one, then the same on all addresses
   */
  public static IcePort open(List<String> hosts, int port, NanoClock clock) throws IOException {
    return open(hosts, port, clock, MachineAddresses::present);
  }

  static IcePort open(List<String> hosts, int port, NanoClock clock, Source source)
      throws IOException {
    return new IcePort(hosts, port, clock, source);
  }

  private int bind(String host, int any) throws IOException {
    var address = new TransportAddress(host, any, Transport.UDP);
    var harvester = new GuardedHarvester(address, gate, paths, reach, migrations);
    bound.put(host, harvester);
    return harvester.getLocalAddress().getPort();
  }

  /** Looks which addresses the machine has now; to be called whenever somebody is told them. */
  public synchronized void look() {
    long nowNs = clock.nowNs();
    if (closed || !follows || nowNs - lookedNs < LOOK_NS) {
      return;
    }
    lookedNs = nowNs;
    try {
      follow(source.present());
    } catch (SocketException e) {
      LOG.warnf("the addresses of this machine cannot be read: %s", e.getMessage());
    }
  }

  private void follow(List<String> present) {
    var usable = new ArrayList<String>();
    for (String host : present) {
      if (bound.containsKey(host) || isBound(host)) {
        // The one that was there last stands last.
        bound.putLast(host, bound.get(host));
        usable.add(host);
      }
    }
    while (bound.size() > Math.max(MOST_BOUND, usable.size())) {
      bound.pollFirstEntry().getValue().close();
    }
    if (!usable.equals(hosts)) {
      LOG.infof("media come by %s", usable);
    }
    hosts = List.copyOf(usable);
  }

  private boolean isBound(String host) {
    try {
      bind(host, port);
      return true;
    } catch (IOException e) {
      LOG.debugf("UDP port %d of %s cannot be bound: %s", port, host, e.getMessage());
      return false;
    }
  }

  /** Local addresses, in the order of preference. */
  public List<String> hosts() {
    return hosts;
  }

  public int port() {
    return port;
  }

  /** STUN checks of addresses unknown so far that were left unanswered. */
  public long refusedChecks() {
    return gate.refused();
  }

  /**
   * How browsers ask whether they reach the port.
   *
   * @param addresses where they do, best first
   */
  public MediaReach reach(List<String> addresses) {
    Credentials own = reach.own();
    return new MediaReach(own.ufrag(), own.password(), addresses, port);
  }

  NanoClock clock() {
    return clock;
  }

  PathMigrations migrations() {
    return migrations;
  }

  CheckGate gate() {
    return gate;
  }

  NodePaths paths() {
    return paths;
  }

  /** Of the local addresses. */
  synchronized List<GuardedHarvester> harvesters() {
    return hosts.stream().map(bound::get).toList();
  }

  @Override
  public synchronized void close() {
    closed = true;
    bound.values().forEach(GuardedHarvester::close);
  }
}
