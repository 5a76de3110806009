package io.babelgrid.transport.ice;

import io.babelgrid.pipeline.Allowances;
import io.babelgrid.pipeline.MachineAddresses;
import io.babelgrid.pipeline.NanoClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decides which addresses ICE hears of. Each new one costs a thread, a socket and checks that are
 * sent to it, so it must come from who has the session's password, and be one of few. All else is
 * counted and left unanswered. Any thread may call.
 */
final class CheckGate {

  /**
   * Of one session: a browser has one for each of its networks, and a new one when its address
   * translator or network changes. Beyond, it starts ICE anew.
   */
  static final int SESSION_ADDRESSES = 8;

  /**
   * Of all sessions: one takes a thread and 3 file descriptors, so that 4096 take 12,288 of the
   * 20,000 that a node may open; 2000 peers with 2 each.
   */
  static final int NODE_ADDRESSES = 4096;

  /**
   * New ones of one IP address, or network of IPv6: 30 people behind one address translator, 3
   * networks each.
   */
  static final int SOURCE_BURST = 100;

  static final int SOURCE_A_SECOND = 20;

  /** IP addresses whose rate is remembered: 0.8 MB. */
  static final int SOURCES = 4096;

  private static final class Session {
    final String remoteUfrag;
    final String password;
    final Set<InetSocketAddress> addresses = new HashSet<>();

    /** Sockets: one address that reaches two of this node's takes two. */
    int accepted;

    Session(String remoteUfrag, String password) {
      this.remoteUfrag = remoteUfrag;
      this.password = password;
    }
  }

  private final Map<String, Session> sessions = new HashMap<>();
  private final NanoClock clock;
  private final Allowances<InetAddress> sources =
      new Allowances<>(SOURCE_A_SECOND, SOURCE_BURST, SOURCES);
  private final LongAdder refused = new LongAdder();
  private int accepted;

  CheckGate(NanoClock clock) {
    this.clock = clock;
  }

  /** Lets checks for this session in from now on. */
  synchronized void open(String localUfrag, String localPassword, String remoteUfrag) {
    sessions.put(localUfrag, new Session(remoteUfrag, localPassword));
  }

  synchronized void close(String localUfrag) {
    Session session = sessions.remove(localUfrag);
    if (session != null) {
      accepted -= session.accepted;
    }
  }

  /** Whether a datagram of an address that is not known yet makes it known. */
  boolean admits(byte[] b, int offset, int length, InetSocketAddress remote) {
    BindingRequest request = BindingRequest.parse(b, offset, length);
    boolean admitted = request != null && admits(request, remote);
    if (!admitted) {
      refused.increment();
    }
    return admitted;
  }

  private synchronized boolean admits(BindingRequest request, InetSocketAddress remote) {
    String[] ufrags = request.username().split(":", 2);
    Session session = sessions.get(ufrags[0]);
    if (session == null
        || ufrags.length < 2
        || !ufrags[1].equals(session.remoteUfrag)
        || !request.knows(session.password)) {
      return false;
    }
    boolean known = session.addresses.contains(remote);
    boolean room =
        accepted < NODE_ADDRESSES && (known || session.addresses.size() < SESSION_ADDRESSES);
    if (!room || !sources.take(MachineAddresses.network(remote.getAddress()), clock.nowNs())) {
      return false;
    }
    session.addresses.add(remote);
    session.accepted++;
    accepted++;
    return true;
  }

  /** Datagrams of unknown addresses that were left unanswered. */
  long refused() {
    return refused.sum();
  }
}
