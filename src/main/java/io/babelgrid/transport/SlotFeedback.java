package io.babelgrid.transport;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.rtp.RetransmissionBudget;
import java.util.Collection;

/** Passes what the other side's RTCP says about this node's streams on to them. Its thread. */
final class SlotFeedback implements PeerReports.SlotRequests {

  private final Slots slots;
  private final LinkEvents events;
  private final PeerReports reports;
  private final SecondCopies secondCopies;
  private final NanoClock clock;
  private final TransportCounters counters;

  /** How long a way that lost something, or is not known yet, is taken for one that loses. */
  private static final long LOSES_NS = 30_000_000_000L;

  private final RetransmissionBudget budget = new RetransmissionBudget();
  private volatile long losesUntilNs;

  SlotFeedback(
      Slots slots,
      LinkEvents events,
      PeerReports reports,
      SecondCopies secondCopies,
      NanoClock clock,
      TransportCounters counters) {
    this.slots = slots;
    this.events = events;
    this.reports = reports;
    this.secondCopies = secondCopies;
    this.clock = clock;
    this.counters = counters;
    this.losesUntilNs = clock.nowNs() + LOSES_NS;
  }

  @Override
  public void retransmit(long ssrc, int[] lost) {
    WebRtcSendSlot slot = slots.slot(ssrc);
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
      events.onKeyFrameRequest(slot);
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
      losesUntilNs = nowNs + LOSES_NS;
      secondCopies.sent(() -> copy(slot, sequence), reports.roundTripNs(), nowNs);
    }
  }

  /** Whether something that was sent had to be sent again of late. Any thread. */
  boolean loses(long nowNs) {
    return nowNs - losesUntilNs < 0;
  }

  /** Sends a packet a second time, unasked, as a second copy of what is sent again. */
  void copyLater(WebRtcSendSlot slot, int sequence, long nowNs) {
    secondCopies.sent(() -> copy(slot, sequence), reports.roundTripNs(), nowNs);
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
    WebRtcSendSlot slot = slots.slot(ssrc);
    if (slot != null) {
      events.onKeyFrameRequest(slot);
    }
  }

  @Override
  public void loss(long ssrc, int fractionLost, long nowNs) {
    WebRtcSendSlot slot = slots.slot(ssrc);
    if (slot != null) {
      slot.rates().onLoss(fractionLost, nowNs);
    }
  }

  @Override
  public void estimate(long bitsPerSecond, long nowNs) {
    Collection<WebRtcSendSlot> all = slots.slots();
    long sent = all.stream().mapToLong(slot -> slot.rates().sentBitsPerSecond()).sum();
    for (WebRtcSendSlot slot : all) {
      slot.rates().onEstimate(bitsPerSecond, sent, nowNs);
    }
  }
}
