package io.babelgrid.transport.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * From one of this node's addresses to one of another node's, or of a browser's: what was asked
 * there, and when it was answered last. Guarded by its path, but for {@link #send} and {@link
 * #receive}.
 */
final class NodeWay {

  /** What {@link #answered} says of what it did not ask. */
  static final long UNASKED = -1;

  /** 8 checks 250 ms apart are longer than any round trip that media bears. */
  private static final int UNANSWERED = 8;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Takes what comes from there and isn't STUN, on the receive thread. */
  interface Receiver {
    void onDatagram(byte[] buffer, int offset, int length);
  }

  private final GuardedHarvester port;
  private final DatagramSocket socket;
  private final InetSocketAddress remote;
  private final int rank;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private boolean answered;
  private long answeredNs;
  private long askedNs;
  private long dueNs;
  private volatile boolean closed;

  private volatile Receiver receiver = (buffer, offset, length) -> {};

  private record Asked(byte[] transaction, long atNs) {}

  NodeWay(
      GuardedHarvester port,
      DatagramSocket socket,
      InetSocketAddress remote,
      int rank,
      long dueNs) {
    this.port = port;
    this.socket = socket;
    this.remote = remote;
    this.rank = rank;
    this.dueNs = dueNs;
    this.askedNs = dueNs;
  }

  DatagramSocket socket() {
    return socket;
  }

  InetSocketAddress remote() {
    return remote;
  }

  GuardedHarvester port() {
    return port;
  }

  /** Lower is better. */
  int rank() {
    return rank;
  }

  boolean due(long nowNs) {
    return nowNs - dueNs >= 0;
  }

  /** A check is due then, at the latest. */
  void dueBy(long atNs) {
    if (atNs - dueNs < 0) {
      dueNs = atNs;
    }
  }

  /** The number of a check that goes out now; the next is due later. */
  byte[] ask(long nowNs, long againNs) {
    byte[] transaction = new byte[NodeCheck.TRANSACTION_BYTES];
    RANDOM.nextBytes(transaction);
    if (asked.size() == UNANSWERED) {
      asked.remove();
    }
    asked.add(new Asked(transaction, nowNs));
    askedNs = nowNs;
    dueNs = nowNs + againNs;
    return transaction;
  }

  /** The round trip of what was asked here; each counts once. */
  long answered(byte[] transaction, long nowNs, long againNs) {
    for (Iterator<Asked> all = asked.iterator(); all.hasNext(); ) {
      Asked one = all.next();
      if (Arrays.equals(one.transaction, transaction)) {
        all.remove();
        answered = true;
        answeredNs = nowNs;
        dueNs = nowNs + againNs;
        return nowNs - one.atNs;
      }
    }
    return UNASKED;
  }

  /** Whether it was answered no longer ago. */
  boolean answeredWithin(long ns, long nowNs) {
    return answered && nowNs - answeredNs <= ns;
  }

  long askedNs() {
    return askedNs;
  }

  void send(byte[] b, int off, int len) throws IOException {
    socket.send(new DatagramPacket(b, off, len, remote));
  }

  /** To be said before the receive thread goes on: what comes earlier is lost. */
  void deliverTo(Receiver to) {
    receiver = to;
  }

  Receiver receiver() {
    return receiver;
  }

  /** Waits for a STUN message from there; throws when closed. */
  void receive(DatagramPacket packet) throws IOException {
    socket.receive(packet);
  }

  /** Called by its port, which may have given the address to another path meanwhile: once only. */
  void close() {
    if (!closed) {
      closed = true;
      socket.close();
    }
  }
}
