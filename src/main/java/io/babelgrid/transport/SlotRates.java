package io.babelgrid.transport;

import io.babelgrid.pipeline.SentRate;
import io.babelgrid.transport.rtp.ReceiverRate;

/**
 * What a slot sends, and what its receiver can take. Owned by the peer's thread, but {@link
 * #receiverBitsPerSecond}, which any may ask.
 */
final class SlotRates {

  private final ReceiverRate receiver = new ReceiverRate();
  private final SentRate sent = new SentRate();

  /** Measures; about once a second. */
  void sample(long octets, long nowNs) {
    sent.sample(octets, nowNs);
  }

  /** Payload alone, as receivers count it. */
  long sentBitsPerSecond() {
    return sent.bitsPerSecond();
  }

  /** The receiver's report on the stream; says nothing while nothing is sent. */
  void onLoss(int fractionLost, long nowNs) {
    if (sentBitsPerSecond() > 0) {
      receiver.onLoss(fractionLost, nowNs);
    }
  }

  /** The receiver's estimate of its downlink, against all that goes there. */
  void onEstimate(long bitsPerSecond, long sentInAll, long nowNs) {
    receiver.onEstimate(bitsPerSecond, sentInAll, sentBitsPerSecond(), nowNs);
  }

  /** What to encode with. */
  int receiverBitsPerSecond() {
    return receiver.bitsPerSecond();
  }
}
