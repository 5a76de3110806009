package io.babelgrid.transport;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.DtlsIdentity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A media server that only this machine reaches, and what a browser offers it. */
final class LoopbackServer {

  /** What there is of somebody else in the room. */
  static final Set<Track> BOB =
      Set.of(
          new Track("bob.audio", "bob"),
          new Track("bob.video", "bob"),
          new Track("bob.translation", "bob.translation"));

  private static final String FINGERPRINT = DtlsIdentity.create().fingerprint();

  private LoopbackServer() {}

  static TransportConfig config() {
    return TransportConfig.defaults(List.of("127.0.0.1"), 0);
  }

  static WebRtcMediaServer open() throws IOException {
    return open(config());
  }

  static WebRtcMediaServer open(TransportConfig config) throws IOException {
    return WebRtcMediaServer.open(config, NanoClock.system(), LatencyLedger.standard());
  }

  /** An offer of the one browser, which has the same certificate every time. */
  static String offer(String ufrag, String... lines) {
    return OfferText.of(ufrag, FINGERPRINT, lines);
  }
}
