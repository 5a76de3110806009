package io.babelgrid.transport;

import io.babelgrid.pipeline.NanoClock;
import java.util.Collection;

/** Passes what a browser's RTCP says about this node's streams on to them. Peer's thread. */
final class SlotFeedback implements PeerReports.SlotRequests {

  private final Negotiation negotiation;
  private final PeerListener listener;
  private final PeerReports reports;
  private final SecondCopies secondCopies;
  private final NanoClock clock;

  SlotFeedback(
      Negotiation negotiation,
      PeerListener listener,
      PeerReports reports,
      SecondCopies secondCopies,
      NanoClock clock) {
    this.negotiation = negotiation;
    this.listener = listener;
    this.reports = reports;
    this.secondCopies = secondCopies;
    this.clock = clock;
  }

  @Override
  public void retransmit(long ssrc, int sequence) {
    WebRtcSendSlot slot = negotiation.slot(ssrc);
    if (slot != null) {
      slot.retransmit(sequence);
      secondCopies.sent(() -> slot.retransmit(sequence), reports.roundTripNs(), clock.nowNs());
    }
  }

  @Override
  public void keyFrame(long ssrc) {
    WebRtcSendSlot slot = negotiation.slot(ssrc);
    if (slot != null) {
      listener.onKeyFrameRequest(slot.trackId());
    }
  }

  @Override
  public void loss(long ssrc, int fractionLost, long nowNs) {
    WebRtcSendSlot slot = negotiation.slot(ssrc);
    if (slot != null) {
      slot.onLoss(fractionLost, nowNs);
    }
  }

  @Override
  public void estimate(long bitsPerSecond, long nowNs) {
    Collection<WebRtcSendSlot> slots = negotiation.slots();
    long sent = slots.stream().mapToLong(WebRtcSendSlot::sentBitsPerSecond).sum();
    for (WebRtcSendSlot slot : slots) {
      slot.onEstimate(bitsPerSecond, sent, nowNs);
    }
  }
}
