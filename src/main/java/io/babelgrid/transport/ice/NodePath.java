package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.PromptThread;
import io.babelgrid.pipeline.RecentMinimum;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of datagrams between this node and another, on the one port of each. Both ask at each
 * other's addresses under the passwords that they told each other (RFC 8489), and at those from
 * which they were asked so, as behind an address translator; each sends to the best that answered
 * of late. It is never given up: whatever was cut, it goes on being asked, so that it heals by
 * itself. Unlike an ICE agent of ice4j it keeps its credentials for life and may ask first.
 *
 * <p>Guarded by its own lock; any thread may send.
 */
public final class NodePath implements DatagramPath, AutoCloseable {

  /** Called from the receive thread and the threads of ways: must not block. */
  public interface Listener {

    /** A datagram that isn't STUN; the buffer belongs to the listener from now on. */
    void onDatagram(byte[] buffer, int offset, int length);

    /** Whether datagrams can be sent has changed. */
    void onUsable(boolean usable);

    /** The other node answered a check, so it is there. */
    void onHeard();
  }

  /** Each takes a socket and a virtual thread: 2 addresses of this node, 8 of the other. */
  static final int WAYS = 16;

  private static final int ADDRESSES = 8;

  /** Two checks of the chosen way, and those that follow on the first that isn't answered. */
  private static final long FRESH_NS = 3_000_000_000L;

  /** RFC 7675, 5.1. */
  private static final long CONSENT_NS = 30_000_000_000L;

  private static final long CHECK_NS = 1_000_000_000L;
  private static final long SOON_NS = 250_000_000L;
  private static final long OTHERS_NS = 5_000_000_000L;

  /** How long all are asked at the shorter interval, before they are at 1 s. */
  private static final long BEGINNING_NS = 5_000_000_000L;

  private static final long ROUND_TRIP_EPOCH_NS = 5_000_000_000L;
  private static final int CHECK_BYTES = 1500;

  /**
   * @param ufrag of the other node, likewise {@code password}
   */
  private record Other(String ufrag, String password, long sinceNs) {}

  private final IcePort port;
  private final NanoClock clock;
  private final Listener listener;
  private final Credentials own = Credentials.fresh();
  private final List<NodeWay> ways = new ArrayList<>();
  private final RecentMinimum roundTrip = new RecentMinimum(ROUND_TRIP_EPOCH_NS);
  private volatile long roundTripNs;
  private volatile @Nullable Other other;
  private volatile @Nullable NodeWay chosen;
  private boolean closed;

  public NodePath(IcePort port, NanoClock clock, Listener listener) {
    this.port = port;
    this.clock = clock;
    this.listener = listener;
  }

  public String ufrag() {
    return own.ufrag();
  }

  public String password() {
    return own.password();
  }

  /**
   * The address of a {@code host:port}, IPv4 in digits or IPv6 in brackets; empty for others, names
   * are not resolved.
   */
  static Optional<InetSocketAddress> address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String digits = text.substring(0, Math.max(0, colon));
      InetAddress host = InetAddress.ofLiteral(digits);
      boolean one = !host.isAnyLocalAddress() && !host.isMulticastAddress();
      return one && host instanceof Inet6Address == digits.startsWith("[")
          ? Optional.of(new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks there from now on, and nowhere else.
   *
   * @param addresses {@code host:port}, best first; those beyond 8 are left out
   */
  public synchronized void connect(
      String otherUfrag, String otherPassword, List<String> addresses) {
    if (closed) {
      return;
    }
    endWays();
    port.paths().add(this);
    port.gate().open(own.ufrag(), own.password(), otherUfrag);
    long nowNs = clock.nowNs();
    other = new Other(otherUfrag, otherPassword, nowNs);
    List<InetSocketAddress> remotes =
        addresses.stream()
            .map(NodePath::address)
            .flatMap(Optional::stream)
            .limit(ADDRESSES)
            .toList();
    for (InetSocketAddress remote : remotes) {
      for (GuardedHarvester local : port.harvesters()) {
        if (leads(local.getLocalAddress().getAddress(), remote.getAddress())) {
          add(local, remote);
        }
      }
    }
  }

  /** Nothing gets from loopback to elsewhere, nor from IPv4 to IPv6. */
  private static boolean leads(InetAddress from, InetAddress to) {
    return from.isLoopbackAddress() == to.isLoopbackAddress()
        && from.getAddress().length == to.getAddress().length;
  }

  /** A check that proved authentic came from an address that was not known. */
  synchronized @Nullable NodeWay learned(GuardedHarvester local, InetSocketAddress remote) {
    return closed || other == null ? null : add(local, remote);
  }

  private @Nullable NodeWay add(GuardedHarvester local, InetSocketAddress remote) {
    if (ways.size() == WAYS) {
      return null;
    }
    try {
      NodeWay way = local.open(own.ufrag(), remote, ways.size(), clock.nowNs());
      way.deliverTo(this::onDatagram);
      ways.add(way);
      Thread.ofVirtual().name("node-way").start(() -> receive(way));
      return way;
    } catch (SocketException e) {
      // No file descriptor is left: the other ways serve as well as they can.
      return null;
    }
  }

  private void receive(NodeWay way) {
    DatagramPacket packet = new DatagramPacket(new byte[CHECK_BYTES], CHECK_BYTES);
    try {
      while (true) {
        packet.setLength(CHECK_BYTES);
        way.receive(packet);
        onStun(way, packet);
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void onStun(NodeWay way, DatagramPacket packet) throws IOException {
    Other asked = other;
    byte[] b = packet.getData();
    int offset = packet.getOffset();
    if (asked == null) {
      return;
    }
    byte[] answered = NodeCheck.answered(b, offset, packet.getLength(), asked.password);
    if (answered != null) {
      onAnswer(way, answered);
      return;
    }
    BindingRequest request = BindingRequest.parse(b, offset, packet.getLength());
    if (request != null
        && request.username().equals(own.ufrag() + ":" + asked.ufrag)
        && request.knows(own.password())) {
      byte[] answer = NodeCheck.answer(b, offset, way.remote(), own.password());
      triggered(way);
      trySend(way, answer);
    }
  }

  private synchronized void triggered(NodeWay way) {
    if (!way.answeredWithin(FRESH_NS, clock.nowNs())) {
      way.dueBy(way.askedNs() + SOON_NS);
    }
  }

  private void onAnswer(NodeWay way, byte[] transaction) {
    synchronized (this) {
      long nowNs = clock.nowNs();
      long tookNs = way.answered(transaction, nowNs, way == chosen ? CHECK_NS : OTHERS_NS);
      if (tookNs == NodeWay.UNASKED || !ways.contains(way)) {
        return;
      }
      choose(nowNs);
      if (way == chosen) {
        way.dueBy(nowNs + CHECK_NS);
        roundTrip.add(tookNs, nowNs);
        roundTripNs = roundTrip.least();
      }
    }
    listener.onHeard();
  }

  /** The best that answered of late, else the one that may still be sent to. */
  private void choose(long nowNs) {
    NodeWay before = chosen;
    NodeWay best = before != null && before.answeredWithin(CONSENT_NS, nowNs) ? before : null;
    for (NodeWay way : ways) {
      if (way.answeredWithin(FRESH_NS, nowNs)) {
        best = way;
        break;
      }
    }
    if (best != before) {
      roundTrip.reset();
      chosen = best;
      if (best == null || before == null) {
        listener.onUsable(best != null);
      }
    }
  }

  /** Asks where it is time to; to be called every 50 ms or so. */
  public synchronized void check() {
    Other asked = other;
    if (asked == null || closed) {
      return;
    }
    long nowNs = clock.nowNs();
    choose(nowNs);
    NodeWay best = chosen;
    boolean lives = best != null && best.answeredWithin(FRESH_NS, nowNs);
    long soonNs = nowNs - asked.sinceNs < BEGINNING_NS ? SOON_NS : CHECK_NS;
    for (NodeWay way : ways) {
      if (!lives) {
        way.dueBy(way.askedNs() + soonNs);
      }
      if (way.due(nowNs)) {
        long againNs = !lives ? soonNs : way == best ? SOON_NS : OTHERS_NS;
        byte[] transaction = way.ask(nowNs, againNs);
        trySend(
            way, NodeCheck.request(asked.ufrag + ":" + own.ufrag(), asked.password, transaction));
      }
    }
  }

  /** No route, or none at present: the next check tells. */
  private static void trySend(NodeWay way, byte[] datagram) {
    try {
      way.send(datagram, 0, datagram.length);
    } catch (IOException e) {
      // What is not answered is asked again.
    }
  }

  /** On the receive thread. */
  private void onDatagram(byte[] buffer, int offset, int length) {
    PromptThread.claim();
    listener.onDatagram(buffer, offset, length);
  }

  /** Of the way that is sent on, least of the last 5 to 10 s; 0 before the first answer. */
  public long roundTripNs() {
    return roundTripNs;
  }

  @Override
  public void send(byte[] b, int off, int len) throws IOException {
    NodeWay way = chosen;
    if (way == null) {
      throw new IOException("the other node does not answer");
    }
    way.send(b, off, len);
  }

  private void endWays() {
    port.gate().close(own.ufrag());
    ways.forEach(way -> way.port().release(way));
    ways.clear();
    roundTrip.reset();
    if (chosen != null) {
      chosen = null;
      listener.onUsable(false);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      port.paths().remove(this);
      endWays();
      other = null;
    }
  }
}
