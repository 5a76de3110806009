package io.babelgrid.transport.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import org.ice4j.TransportAddress;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.ice4j.util.Buffer;
import org.ice4j.util.BufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * ice4j's one port for all agents, which learns only addresses that the gate lets in. Paths to
 * other nodes share it, and need no agent; nor do addresses that a browser has after its agent
 * agreed on one, nor checks of whether the port is reached at all.
 */
final class GuardedHarvester extends SinglePortUdpHarvester {

  private final CheckGate gate;
  private final NodePaths paths;
  private final ReachCheck reach;
  private final PathMigrations migrations;

  private final Map<InetSocketAddress, NodeWay> ways = new HashMap<>();

  GuardedHarvester(
      TransportAddress address,
      CheckGate gate,
      NodePaths paths,
      ReachCheck reach,
      PathMigrations migrations)
      throws IOException {
    super(address);
    this.gate = gate;
    this.paths = paths;
    this.reach = reach;
    this.migrations = migrations;
  }

  /** Runs on the receive thread of this address. */
  @Override
  protected @Nullable MySocket maybeAcceptNewSession(
      Buffer datagram, InetSocketAddress remote, String ufrag) {
    CheckGate keeper = gate;
    NodePaths nodes = paths;
    ReachCheck asked = reach;
    PathMigrations moving = migrations;
    // The thread runs before the constructor is through.
    if (keeper == null || nodes == null || asked == null || moving == null) {
      return null;
    }
    if (ufrag.equals(asked.own().ufrag())) {
      answer(asked, datagram, remote);
      return null;
    }
    boolean admitted =
        keeper.admits(datagram.getBuffer(), datagram.getOffset(), datagram.getLength(), remote);
    if (!admitted) {
      return null;
    }
    NodePath path = nodes.find(ufrag);
    if (path != null) {
      return socketOf(path.learned(this, remote));
    }
    PathMigration migration = moving.find(ufrag);
    if (migration != null && migration.takesNew()) {
      return socketOf(migration.learned(this, remote));
    }
    return super.maybeAcceptNewSession(datagram, remote, ufrag);
  }

  private static @Nullable MySocket socketOf(@Nullable NodeWay way) {
    return way == null ? null : (MySocket) way.socket();
  }

  private void answer(ReachCheck asked, Buffer datagram, InetSocketAddress remote) {
    byte[] answer =
        asked.answer(datagram.getBuffer(), datagram.getOffset(), datagram.getLength(), remote);
    if (answer == null) {
      return;
    }
    // Sockets of ice4j send to one address only; this one is gone before the next datagram.
    try (MySocket once = addSocket(remote, asked.own().ufrag(), _ -> {})) {
      once.send(new DatagramPacket(answer, answer.length, remote));
    } catch (IOException e) {
      // Whoever hears nothing asks again.
    }
  }

  /** A socket is made with its handler, and a way with its socket. */
  private static final class Inbox implements BufferHandler {
    volatile @Nullable NodeWay way;

    @Override
    public void handleBuffer(Buffer buffer) {
      NodeWay its = way;
      if (its != null) {
        its.receiver().onDatagram(buffer.getBuffer(), buffer.getOffset(), buffer.getLength());
      }
    }
  }

  /** Opens a way of a path; an older one to the same address ends, for it would get nothing. */
  NodeWay open(String ufrag, InetSocketAddress remote, int rank, long nowNs)
      throws SocketException {
    synchronized (ways) {
      NodeWay older = ways.remove(remote);
      if (older != null) {
        older.close();
      }
      var inbox = new Inbox();
      MySocket socket = addSocket(remote, ufrag, inbox);
      NodeWay way = new NodeWay(this, socket, remote, rank, nowNs);
      inbox.way = way;
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
