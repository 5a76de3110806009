package io.babelgrid.transport;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.rtp.RetransmissionBudget;
import java.util.Collection;

/** Passes what a browser's RTCP says about this node's streams on to them. Peer's thread. */
final class SlotFeedback implements PeerReports.SlotRequests {

  private final Negotiation negotiation;
  private final PeerListener listener;
  private final PeerReports reports;
  private final SecondCopies secondCopies;
  private final NanoClock clock;
  private final TransportCounters counters;
  private final RetransmissionBudget budget = new RetransmissionBudget();

  SlotFeedback(
      Negotiation negotiation,
      PeerListener listener,
      PeerReports reports,
      SecondCopies secondCopies,
      NanoClock clock,
      TransportCounters counters) {
    this.negotiation = negotiation;
    this.listener = listener;
    this.reports = reports;
    this.secondCopies = secondCopies;
    this.clock = clock;
    this.counters = counters;
  }

  @Override
  public void retransmit(long ssrc, int[] lost) {
    WebRtcSendSlot slot = negotiation.slot(ssrc);
    if (slot == null) {
      return;
    }
    if (budget.repairs(lost.length)) {
      for (int sequence : lost) {
        retransmit(slot, sequence);
      }
      return;
    }
    counters.notRepeated.add(lost.length);
    if (slot.kind() == MediaKind.VIDEO) {
      // What is left of the gap could not be decoded: a new picture is.
      listener.onKeyFrameRequest(slot.trackId());
    }
  }

  private void retransmit(WebRtcSendSlot slot, int sequence) {
    long nowNs = clock.nowNs();
    if (!budget.allows(nowNs)) {
      counters.notRepeated.increment();
      return;
    }
    int bytes = slot.sent().again(sequence, budget.intervalNs());
    if (bytes > 0) {
      budget.spend(bytes);
      secondCopies.sent(() -> copy(slot, sequence), reports.roundTripNs(), nowNs);
    }
  }

  private void copy(WebRtcSendSlot slot, int sequence) {
    if (budget.allowsCopy(clock.nowNs())) {
      budget.spend(slot.sent().copy(sequence));
    }
  }

  /** Measures what is sent; about once a second. */
  void sample(long sentBytes, long nowNs) {
    budget.sample(sentBytes, reports.roundTripNs(), nowNs);
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
      slot.rates().onLoss(fractionLost, nowNs);
    }
  }

  @Override
  public void estimate(long bitsPerSecond, long nowNs) {
    Collection<WebRtcSendSlot> slots = negotiation.slots();
    long sent = slots.stream().mapToLong(slot -> slot.rates().sentBitsPerSecond()).sum();
    for (WebRtcSendSlot slot : slots) {
      slot.rates().onEstimate(bitsPerSecond, sent, nowNs);
    }
  }
}
