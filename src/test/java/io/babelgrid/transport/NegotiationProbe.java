package io.babelgrid.transport;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.sdp.SdpAnswer;
import io.babelgrid.transport.sdp.SdpException;
import io.babelgrid.transport.sdp.SdpOffer;
import java.util.List;
import java.util.Map;

/** The negotiation of one peer without its sockets. */
public final class NegotiationProbe {

  private static final TransportConfig CONFIG = TransportConfig.defaults(List.of(), 0);

  /** Hundreds of histograms: made once. */
  private static final TransportCounters COUNTERS = new TransportCounters(LatencyLedger.standard());

  private final Negotiation negotiation;
  private int answers;

  public NegotiationProbe() {
    negotiation =
        new Negotiation(
            CONFIG,
            new WebRtcSendSlot.Context(
                new PeerLink(PacketFilter.NONE, COUNTERS),
                () -> 0,
                NtpClock.startingAt(0, 0),
                COUNTERS,
                () -> {}));
  }

  /** The answer to an offer of somebody in whose room there are all these tracks. */
  public String answer(SdpOffer offer, Map<String, String> trackByMid)
      throws SdpException, TransportException {
    negotiation.tracks(Tracks.of(trackByMid.values()));
    return new SdpAnswer(
            7,
            ++answers,
            "ufrag",
            "passwordpasswordpassword",
            offer.fingerprint(),
            List.of("192.0.2.1"),
            5000,
            1000,
            offer.bundled(),
            negotiation.negotiate(offer, trackByMid, MediaGrants.ALL).lines())
        .text();
  }

  /** Tracks that are carried at present. */
  public int slots() {
    return negotiation.slots().size();
  }
}
