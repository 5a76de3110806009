package io.babelgrid.transport.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.ice4j.util.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * ice4j's one port for all agents, which learns only addresses that the gate lets in. Paths to
 * other nodes share it, and need no agent.
 */
final class GuardedHarvester extends SinglePortUdpHarvester {

  private final CheckGate gate;
  private final NodePaths paths;
  private final Map<InetSocketAddress, NodeWay> ways = new HashMap<>();

  GuardedHarvester(TransportAddress address, CheckGate gate, NodePaths paths) throws IOException {
    super(address);
    this.gate = gate;
    this.paths = paths;
  }

  /** Runs on the receive thread of this address. */
  @Override
  protected @Nullable MySocket maybeAcceptNewSession(
      Buffer datagram, InetSocketAddress remote, String ufrag) {
    CheckGate keeper = gate;
    NodePaths nodes = paths;
    // The thread runs before the constructor is through.
    boolean admitted =
        keeper != null
            && nodes != null
            && keeper.admits(
                datagram.getBuffer(), datagram.getOffset(), datagram.getLength(), remote);
    if (!admitted) {
      return null;
    }
    NodePath path = nodes.find(ufrag);
    if (path == null) {
      return super.maybeAcceptNewSession(datagram, remote, ufrag);
    }
    NodeWay learned = path.learned(this, remote);
    return learned == null ? null : (MySocket) learned.socket();
  }

  /** Opens a way of a path; an older one to the same address ends, for it would get nothing. */
  NodeWay open(NodePath path, InetSocketAddress remote, int rank, long nowNs)
      throws SocketException {
    synchronized (ways) {
      NodeWay older = ways.remove(remote);
      if (older != null) {
        older.close();
      }
      MySocket socket =
          addSocket(
              remote,
              path.ufrag(),
              buffer ->
                  path.onDatagram(buffer.getBuffer(), buffer.getOffset(), buffer.getLength()));
      NodeWay way = new NodeWay(this, socket, remote, rank, nowNs);
      ways.put(remote, way);
      return way;
    }
  }

  void release(NodeWay way) {
    synchronized (ways) {
      ways.remove(way.remote(), way);
      way.close();
    }
  }
}
