package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.PromptThread;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The other addresses at which a browser goes on in mid-call: its address translator has rebound,
 * its router has changed. An agent of ice4j refuses new ones once it has agreed on a pair, and
 * sends to that pair for good; so later ones are answered and asked back here (RFC 8445, 7.3.1.3
 * and 7.3.1.4).
 *
 * <p>Media follows what the browser does: what has answered is sent to as soon as it is heard and
 * the one before is not. It sends 50 packets a second, silence included, on one path at a time.
 *
 * <p>Guarded by its own lock, but for what the receive threads and senders read: that is volatile,
 * and each datagram puts it right again.
 */
final class PathMigration implements AutoCloseable {

  /** Ten packets; who sends by two paths at once never makes it change. */
  private static final long SILENT_NS = 200_000_000L;

  private static final long CHECK_NS = 5_000_000_000L;

  /** Between checks of one that has not answered yet, and RFC 7675's limit for one that has. */
  private static final long SOON_NS = 250_000_000L;

  private static final long CONSENT_NS = 30_000_000_000L;

  private static final int CHECK_BYTES = 1500;
  private static final short PRIORITY = 0x0024;
  private static final short ICE_CONTROLLED = (short) 0x8029;

  /** Of a peer-reflexive candidate (RFC 8445, 5.1.2.1). */
  private static final int PEER_REFLEXIVE = (110 << 24) + (65_535 << 8) + 255;

  /** One address: what was heard from it, beside what {@link NodeWay} knows of its checks. */
  private static final class Path {
    final NodeWay way;
    volatile boolean valid;
    volatile long heardNs;

    Path(NodeWay way, long nowNs) {
      this.way = way;
      this.heardNs = nowNs;
    }
  }

  private final IcePort port;
  private final NanoClock clock;
  private final IceSession.Listener listener;
  private final BooleanSupplier agreed;
  private final Credentials own;
  private final Credentials other;
  private final byte[] attributes;
  private final List<Path> paths = new ArrayList<>();

  /** Where ice4j's pair was heard last. */
  private volatile long firstHeardNs;

  /** What is sent to; null for ice4j's pair. */
  private volatile @Nullable Path present;

  private boolean closed;

  /**
   * @param agreed whether ice4j has agreed on a pair: until then new addresses are its own
   * @param other the browser's
   */
  PathMigration(
      IcePort port,
      IceSession.Listener listener,
      BooleanSupplier agreed,
      Credentials own,
      Credentials other) {
    this.port = port;
    this.clock = port.clock();
    this.listener = listener;
    this.agreed = agreed;
    this.own = own;
    this.other = other;
    this.firstHeardNs = clock.nowNs();
    attributes =
        ByteBuffer.allocate(20)
            .putShort(PRIORITY)
            .putShort((short) 4)
            .putInt(PEER_REFLEXIVE)
            .putShort(ICE_CONTROLLED)
            .putShort((short) 8)
            .putLong(ThreadLocalRandom.current().nextLong())
            .array();
    port.migrations().add(own.ufrag(), this);
  }

  /** Whether new addresses are this one's to see to. */
  boolean takesNew() {
    return agreed.getAsBoolean();
  }

  /** A check that proved authentic came from an address that was not known. */
  synchronized @Nullable NodeWay learned(GuardedHarvester local, InetSocketAddress remote) {
    if (closed) {
      return null;
    }
    try {
      long nowNs = clock.nowNs();
      NodeWay way = local.open(own.ufrag(), remote, paths.size(), nowNs);
      Path path = new Path(way, nowNs);
      way.deliverTo((b, offset, length) -> onDatagram(path, b, offset, length));
      paths.add(path);
      Thread.ofVirtual().name("ice-path").start(() -> receive(path));
      return way;
    } catch (SocketException e) {
      // No file descriptor is left: the browser will have to start ICE anew.
      return null;
    }
  }

  /** On the receive thread. */
  private void onDatagram(Path path, byte[] b, int offset, int length) {
    PromptThread.claim();
    long nowNs = clock.nowNs();
    path.heardNs = nowNs;
    prefer(path, nowNs);
    listener.onDatagram(b, offset, length);
  }

  private void prefer(Path path, long nowNs) {
    Path before = present;
    long beforeNs = before == null ? firstHeardNs : before.heardNs;
    if (path != before && path.valid && nowNs - beforeNs > SILENT_NS) {
      present = path;
    }
  }

  /** Of ice4j's pair, likewise. */
  void onFirst() {
    long nowNs = clock.nowNs();
    firstHeardNs = nowNs;
    Path before = present;
    if (before != null && nowNs - before.heardNs > SILENT_NS) {
      present = null;
    }
  }

  private void receive(Path path) {
    DatagramPacket packet = new DatagramPacket(new byte[CHECK_BYTES], CHECK_BYTES);
    try {
      while (true) {
        packet.setLength(CHECK_BYTES);
        path.way.receive(packet);
        onStun(path, packet);
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void onStun(Path path, DatagramPacket packet) throws IOException {
    byte[] b = packet.getData();
    int offset = packet.getOffset();
    BindingAnswer answer = BindingAnswer.parse(b, offset, packet.getLength());
    if (answer != null) {
      if (answer.knows(other.password())) {
        onAnswer(path, answer.transaction());
      }
      return;
    }
    BindingRequest request = BindingRequest.parse(b, offset, packet.getLength());
    if (request != null
        && request.username().equals(own.ufrag() + ":" + other.ufrag())
        && request.knows(own.password())) {
      byte[] success = NodeCheck.answer(b, offset, path.way.remote(), own.password());
      trySend(path.way, Fingerprint.onto(success));
      triggered(path);
    }
  }

  /** Asks back. Each check that comes from there brings one of ours at most, until it answers. */
  private void triggered(Path path) {
    byte[] check;
    synchronized (this) {
      long nowNs = clock.nowNs();
      boolean isFirst = path.way.due(nowNs);
      if (path.valid || (!isFirst && nowNs - path.way.askedNs() < SOON_NS)) {
        return;
      }
      check = check(path, nowNs);
    }
    trySend(path.way, check);
  }

  private byte[] check(Path path, long nowNs) {
    byte[] transaction = path.way.ask(nowNs, CHECK_NS);
    String username = other.ufrag() + ":" + own.ufrag();
    return Fingerprint.onto(NodeCheck.request(username, other.password(), transaction, attributes));
  }

  private void onAnswer(Path path, byte[] transaction) {
    synchronized (this) {
      long nowNs = clock.nowNs();
      if (closed || path.way.answered(transaction, nowNs, CHECK_NS) == NodeWay.UNASKED) {
        return;
      }
      path.valid = true;
      prefer(path, nowNs);
    }
    listener.onConsent();
  }

  /** Asks whether the browser still listens there, where it is sent to; every 50 ms or so. */
  void check(long nowNs) {
    Path path = present;
    if (path == null) {
      return;
    }
    byte[] check = null;
    synchronized (this) {
      if (!path.way.answeredWithin(CONSENT_NS, nowNs)) {
        path.valid = false;
        present = null;
      } else if (path.way.due(nowNs)) {
        check = check(path, nowNs);
      }
    }
    if (check != null) {
      trySend(path.way, check);
    }
  }

  /** Where to send; null for ice4j's pair. */
  @Nullable DatagramPath present() {
    Path path = present;
    return path == null ? null : path.way::send;
  }

  /** When anything came last, at whichever address. */
  long heardNs() {
    Path path = present;
    return path == null ? firstHeardNs : Math.max(path.heardNs, firstHeardNs);
  }

  /** No route, or none at present: what is not answered is asked again. */
  private static void trySend(NodeWay way, byte[] datagram) {
    try {
      way.send(datagram, 0, datagram.length);
    } catch (IOException e) {
      // See above.
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      port.migrations().remove(own.ufrag());
      paths.forEach(path -> path.way.port().release(path.way));
      paths.clear();
      present = null;
    }
  }
}
