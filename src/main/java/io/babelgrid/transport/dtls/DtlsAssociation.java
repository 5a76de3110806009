package io.babelgrid.transport.dtls;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/**
 * One DTLS association from the first client hello to its end. It outlives ICE restarts. Runs on a
 * virtual thread of its own, which stays to answer repeated flights and to see the browser's
 * close_notify.
 */
public final class DtlsAssociation implements AutoCloseable {

  /** Called from the association's thread. */
  public interface Listener {

    /** Keys are agreed upon. */
    void onKeys(DtlsAssociation association, SrtpSession session);

    /**
     * The association has ended; said once, not after {@link #close}.
     *
     * @param established false when the handshake failed
     */
    void onEnd(DtlsAssociation association, boolean established, String reason);
  }

  /** Where outgoing DTLS records go. */
  @FunctionalInterface
  public interface Output {
    void send(byte[] b, int off, int len) throws IOException;
  }

  private static final int RECEIVE_WAIT_MS = 10_000;

  private final DatagramInbox inbox;
  private final SrtpTlsServer server;
  private final Listener listener;
  private final String name;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable DTLSTransport transport;
  private volatile boolean closed;

  /**
   * @param clientFingerprint SHA-256 as in the offer, upper case
   */
  public DtlsAssociation(
      String name,
      DtlsIdentity identity,
      List<SrtpProfile> profiles,
      String clientFingerprint,
      Output output,
      Listener listener) {
    this.name = name;
    this.inbox = new DatagramInbox(output::send);
    this.server = new SrtpTlsServer(identity, profiles, clientFingerprint);
    this.listener = listener;
  }

  /** Waits for the client hello from now on; later calls do nothing. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      Thread.ofVirtual().name("dtls-" + name).start(this::run);
    }
  }

  /** Takes a received DTLS datagram; false when the queue was full. */
  public boolean onDatagram(byte[] datagram) {
    return inbox.offer(datagram);
  }

  private void run() {
    String reason;
    try {
      DTLSTransport established = new DTLSServerProtocol().accept(server, inbox);
      transport = established;
      SrtpSession session = server.session();
      if (session == null) {
        throw new IOException("no SRTP keys");
      }
      listener.onKeys(this, session);
      byte[] buffer = new byte[established.getReceiveLimit()];
      while (!closed) {
        established.receive(buffer, 0, buffer.length, RECEIVE_WAIT_MS);
      }
      return;
    } catch (TlsFatalAlert e) {
      reason = "DTLS failed: " + e.getMessage();
    } catch (EOFException e) {
      reason = "closed by the browser"; // its close_notify made BouncyCastle close the inbox
    } catch (IOException | RuntimeException | Error e) {
      reason = "DTLS failed: " + e;
    }
    if (!closed) {
      closed = true;
      listener.onEnd(this, transport != null, reason);
    }
  }

  /** Says close_notify to the browser and ends the thread. */
  @Override
  public void close() {
    boolean first = !closed;
    closed = true;
    DTLSTransport established = transport;
    if (first && established != null) {
      try {
        established.close();
      } catch (IOException e) {
        // The browser is out of reach; its own timers will tell it.
      }
    }
    inbox.close();
  }
}
