package io.babelgrid.transport;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.DtlsAssociation;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.ice.IcePort;
import io.babelgrid.transport.ice.IceSession;
import io.babelgrid.transport.sdp.SdpOffer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ICE and DTLS of one peer over its life. New credentials in an offer restart ICE and keep the DTLS
 * association; a new fingerprint means that the browser made a new connection (its page was loaded
 * again), so both start anew. Guarded by its own lock; callbacks come from the threads of ICE and
 * DTLS.
 */
final class PeerConnection implements Connection {

  /** Called from the threads of ICE and DTLS: must not block. */
  interface Listener {
    void onMedia(byte[] buffer, int offset, int length);

    /** The browser is alive: it answered a check of ours with the session's password. */
    void onHeard();

    void onKeys(SrtpSession keys);

    /** The browser closed its connection, or the handshake failed. */
    void onEnd(boolean established, String reason);
  }

  /** Two round trips of the longest way that media bears, and what a page needs for its offer. */
  private static final long RESTART_NS = 1_000_000_000L;

  /**
   * Where the old path still brings something: a relay by TLS, far away, takes eight round trips.
   */
  private static final long LONGEST_RESTART_NS = 5_000_000_000L;

  private final String peerId;
  private final TransportConfig config;
  private final IcePort port;
  private final DtlsIdentity identity;
  private final PeerLink link;
  private final NanoClock clock;
  private final Listener listener;
  private @Nullable IceSession ice;
  private @Nullable IceSession retiring;
  private long restartedNs;
  private volatile @Nullable DtlsAssociation dtls;
  private String remoteUfrag = "";
  private String fingerprint = "";
  private boolean closed;

  PeerConnection(
      String peerId,
      TransportConfig config,
      IcePort port,
      DtlsIdentity identity,
      PeerLink link,
      NanoClock clock,
      Listener listener) {
    this.peerId = peerId;
    this.config = config;
    this.port = port;
    this.identity = identity;
    this.link = link;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Follows an offer; returns the present ICE session.
   *
   * @param onNewAssociation run before anything of a new connection can arrive
   */
  synchronized IceSession follow(SdpOffer offer, Runnable onNewAssociation) throws IOException {
    if (closed) {
      throw new IOException("peer is closed");
    }
    boolean newAssociation = !offer.fingerprint().equals(fingerprint);
    IceSession present = ice;
    if (present != null && !newAssociation && offer.iceUfrag().equals(remoteUfrag)) {
      return present;
    }
    IceSession fresh = new IceSession(port, new IceEvents());
    if (newAssociation) {
      endAssociation();
      onNewAssociation.run();
      fingerprint = offer.fingerprint();
      dtls =
          new DtlsAssociation(
              peerId,
              identity,
              config.srtpProfiles(),
              fingerprint,
              link::sendRaw,
              new DtlsEvents());
    } else {
      // Media goes on over the old path until the new one works.
      if (present != null && link.usesOtherThan(present)) {
        closeIce(present);
      } else {
        closeIce(retiring);
        retiring = present;
      }
      restartedNs = clock.nowNs();
    }
    remoteUfrag = offer.iceUfrag();
    ice = fresh;
    fresh.start(offer.iceUfrag(), offer.icePassword());
    return fresh;
  }

  private void endAssociation() {
    DtlsAssociation old = dtls;
    if (old != null) {
      old.close();
    }
    link.keys(null);
    link.path(null);
    closeIce(retiring);
    closeIce(ice);
    retiring = null;
    ice = null;
  }

  private static void closeIce(@Nullable IceSession session) {
    if (session != null) {
      session.close();
    }
  }

  private synchronized void onValidated(IceSession session) {
    if (session != ice) {
      return;
    }
    link.path(session);
    DtlsAssociation association = dtls;
    if (association != null) {
      association.start();
    }
  }

  @Override
  public synchronized void tend(long nowNs) {
    if (ice != null) {
      ice.tend(nowNs);
    }
    if (retiring != null) {
      retiring.tend(nowNs);
      if (isInTheWay(retiring, nowNs)) {
        closeIce(retiring);
        retiring = null;
      }
    }
  }

  /**
   * Whether an old session keeps its successor from being reached: ice4j gives it every check that
   * comes from an address of it, so that who starts anew without taking another port is refused.
   */
  private boolean isInTheWay(IceSession old, long nowNs) {
    long sinceNs = nowNs - restartedNs;
    boolean dead = sinceNs > RESTART_NS && nowNs - old.heardNs() > RESTART_NS;
    return ice != null && !ice.isValidated() && (dead || sinceNs > LONGEST_RESTART_NS);
  }

  /** Frees the path that a restart has replaced. */
  @Override
  public synchronized void freeRetired() {
    if (retiring != null && link.usesOtherThan(retiring)) {
      closeIce(retiring);
      retiring = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    endAssociation();
  }

  private final class IceEvents implements IceSession.Listener {

    @Override
    public void onDatagram(byte[] buffer, int offset, int length) {
      int first = length < 12 ? 0 : buffer[offset] & 0xFF;
      // RFC 7983: 20..63 is DTLS, 128..191 RTP and RTCP.
      if (first >= 128 && first <= 191) {
        listener.onMedia(buffer, offset, length);
      } else if (first >= 20 && first <= 63) {
        DtlsAssociation association = dtls;
        if (association != null) {
          association.onDatagram(Arrays.copyOfRange(buffer, offset, offset + length));
        }
      }
    }

    @Override
    public void onValidated(IceSession session) {
      listener.onHeard();
      PeerConnection.this.onValidated(session);
    }

    @Override
    public void onConsent() {
      listener.onHeard();
    }
  }

  private final class DtlsEvents implements DtlsAssociation.Listener {

    @Override
    public void onKeys(DtlsAssociation association, SrtpSession session) {
      if (association == dtls) {
        listener.onKeys(session);
      }
    }

    @Override
    public void onEnd(DtlsAssociation association, boolean established, String reason) {
      if (association == dtls) {
        listener.onEnd(established, reason);
      }
    }
  }
}
