package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;

/** The UDP port of this node, bound once on each of its addresses. Immutable once open. */
public final class IcePort implements AutoCloseable {

  static {
    IceSettings.apply();
  }

  private final NanoClock clock;
  private final PathMigrations migrations;
  private final CheckGate gate;
  private final NodePaths paths;
  private final ReachCheck reach;
  private final List<GuardedHarvester> harvesters;
  private final List<String> hosts;
  private final int port;

  private IcePort(
      NanoClock clock,
      PathMigrations migrations,
      CheckGate gate,
      NodePaths paths,
      ReachCheck reach,
      List<GuardedHarvester> harvesters,
      List<String> hosts,
      int port) {
    this.clock = clock;
    this.migrations = migrations;
    this.gate = gate;
    this.paths = paths;
    this.reach = reach;
    this.harvesters = List.copyOf(harvesters);
    this.hosts = List.copyOf(hosts);
    this.port = port;
  }

  /**
   * Binds the port.
   *
   * @param hosts local addresses; empty for {@link #localAddresses()}
   * @param port 0 for any free one, then the same on all addresses
   */
  public static IcePort open(List<String> hosts, int port, NanoClock clock) throws IOException {
    CheckGate gate = new CheckGate(clock);
    NodePaths paths = new NodePaths();
    ReachCheck reach = new ReachCheck(clock);
    PathMigrations migrations = new PathMigrations();
    List<String> addresses = hosts.isEmpty() ? localAddresses() : hosts;
    List<GuardedHarvester> open = new ArrayList<>();
    int bound = port;
    try {
      for (String host : addresses) {
        var harvester =
            new GuardedHarvester(
                new TransportAddress(host, bound, Transport.UDP), gate, paths, reach, migrations);
        open.add(harvester);
        bound = harvester.getLocalAddress().getPort();
      }
    } catch (IOException e) {
      open.forEach(GuardedHarvester::close);
      throw new IOException("can't bind UDP port " + bound + " on " + addresses, e);
    }
    return new IcePort(clock, migrations, gate, paths, reach, open, addresses, bound);
  }

  /** The IPv4 addresses of this machine: others first, loopback last. */
  public static List<String> localAddresses() throws SocketException {
    List<String> reachable = new ArrayList<>();
    List<String> loopback = new ArrayList<>();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (!network.isUp()) {
        continue;
      }
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
          (address.isLoopbackAddress() ? loopback : reachable).add(address.getHostAddress());
        }
      }
    }
    reachable.addAll(loopback);
    return reachable;
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

  List<GuardedHarvester> harvesters() {
    return harvesters;
  }

  @Override
  public void close() {
    harvesters.forEach(GuardedHarvester::close);
  }
}
