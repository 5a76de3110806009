package io.babelgrid.transport;

import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads and compiles what a first call needs: ICE agents, SDP, whole DTLS handshakes, the way of
 * packets through a peer with both SRTP profiles. Cold, the first browser waits 0.4 to 1.5 s for
 * all that; takes about as long.
 */
public final class TransportWarmUp {

  /** Enough for the JIT's first tiers. */
  private static final int PACKETS = 600;

  private static final int HANDSHAKES = 3;

  private TransportWarmUp() {}

  /**
   * Warms up.
   *
   * @param server the port that will serve; a peer is opened on it and closed again
   * @throws IOException when a handshake of this process with itself fails, which means that
   *     cryptography is broken here
   */
  public static void run(MediaServer server) throws IOException {
    for (int i = 0; i < HANDSHAKES; i++) {
      for (SrtpProfile profile : SrtpProfile.values()) {
        DtlsIdentity identity = DtlsIdentity.create();
        DtlsIdentity browser = DtlsIdentity.create();
        DtlsLoopback keys =
            DtlsLoopback.handshake(identity, browser, List.of(profile), browser.fingerprint());
        new MediaWarmUp(keys).run(PACKETS);
      }
    }
    negotiate(server);
  }

  private static void negotiate(MediaServer server) throws IOException {
    String offer =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=ice-ufrag:warm
        a=ice-pwd:warmwarmwarmwarmwarmwarm
        a=fingerprint:sha-256 %s
        a=setup:actpass
        a=mid:0
        a=sendrecv
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        """
            .formatted(DtlsIdentity.create().fingerprint());
    try (Peer peer = server.open("warm-up", MediaWarmUp.ignoring(packet -> {}))) {
      peer.tracks(Set.of(new Track("warm.audio", "warm")));
      peer.answer(offer, Map.of("0", "warm.audio"));
    } catch (TransportException e) {
      throw new IOException(e);
    }
  }
}
