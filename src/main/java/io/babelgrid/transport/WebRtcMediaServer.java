package io.babelgrid.transport;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.MachineAddresses;
import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.ice.IcePort;
import io.babelgrid.transport.rtp.NtpClock;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The UDP port of this node. Any thread may call. */
public final class WebRtcMediaServer implements MediaServer {

  private final TransportConfig config;
  private final NanoClock clock;
  private final PacketFilter filter;
  private final IcePort port;
  private final DtlsIdentity identity;
  private final NtpClock ntp;
  private final TransportCounters counters;
  private final Set<WebRtcPeer> peers = ConcurrentHashMap.newKeySet();
  private final Set<WebRtcRelay> relays = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Opens the port of a real network. */
  public static WebRtcMediaServer open(
      TransportConfig config, NanoClock clock, LatencyLedger ledger) throws IOException {
    return new WebRtcMediaServer(config, clock, ledger, PacketFilter.NONE);
  }

  /**
   * Opens the port.
   *
   * @param ledger forwarded packets are posted there
   * @param filter what the network does to packets, for tests
   * @throws IOException when the port can't be bound
   */
  public WebRtcMediaServer(
      TransportConfig config, NanoClock clock, LatencyLedger ledger, PacketFilter filter)
      throws IOException {
    counters = new TransportCounters(ledger);
    this.config = config;
    this.clock = clock;
    this.filter = filter;
    identity = DtlsIdentity.create();
    ntp = NtpClock.startingAt(System.currentTimeMillis(), clock.nowNs());
    port = IcePort.open(config.hosts(), config.port(), clock);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("media server is closed");
    }
  }

  @Override
  public Peer open(String peerId, PeerListener listener) {
    requireOpen();
    WebRtcPeer peer = new WebRtcPeer(peerId, listener, this);
    peers.add(peer);
    return peer;
  }

  @Override
  public Relay relay(String name, Relay.Listener listener) {
    requireOpen();
    WebRtcRelay relay = new WebRtcRelay(name, listener, this);
    relays.add(relay);
    return relay;
  }

  @Override
  public MediaReach reach() {
    return port.reach(addresses());
  }

  @Override
  public MediaServerStats stats() {
    return counters.snapshot(peers.size(), port.refusedChecks());
  }

  /** The UDP port that was bound. */
  public int udpPort() {
    return port.port();
  }

  void forget(WebRtcPeer peer) {
    peers.remove(peer);
  }

  void forget(WebRtcRelay relay) {
    relays.remove(relay);
  }

  TransportConfig config() {
    return config;
  }

  NanoClock clock() {
    return clock;
  }

  PacketFilter filter() {
    return filter;
  }

  IcePort port() {
    return port;
  }

  DtlsIdentity identity() {
    return identity;
  }

  NtpClock ntp() {
    return ntp;
  }

  TransportCounters counters() {
    return counters;
  }

  /** Where browsers reach this node, best first: if that is elsewhere, only what was asked for. */
  List<String> addresses() {
    List<String> elsewhere = config.publicAddresses();
    return elsewhere.isEmpty() ? present() : joined(elsewhere, config.hosts());
  }

  /** Where other nodes do. */
  List<String> relayAddresses() {
    List<String> told = config.relayAddresses();
    return told.isEmpty()
        ? joined(config.publicAddresses(), present()).stream()
            .map(host -> MachineAddresses.withPort(host, port.port()))
            .toList()
        : told;
  }

  private List<String> present() {
    port.look();
    return port.hosts();
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).distinct().toList();
  }

  @Override
  public void close() {
    closed = true;
    List<WebRtcPeer> open = List.copyOf(peers);
    List<WebRtcRelay> between = List.copyOf(relays);
    open.forEach(WebRtcPeer::close);
    between.forEach(WebRtcRelay::close);
    try {
      for (WebRtcPeer peer : open) {
        peer.awaitClosed();
      }
      for (WebRtcRelay relay : between) {
        relay.awaitClosed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    port.close();
  }
}
