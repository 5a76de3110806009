package io.babelgrid.transport.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The last packets of one outgoing stream as they went out, encrypted: a retransmission repeats the
 * same bytes, so no key stream is used twice for different data (RFC 3711, 9.1). Owned by the
 * slot's lock.
 */
public final class RetransmissionRing {

  /** Twice as often and a browser's requests overlap with packets still on their way. */
  private static final long MIN_REPEAT_NS = 10_000_000;

  private static final class Sent {
    final byte[] bytes;
    long lastSentNs;

    Sent(byte[] bytes, long nowNs) {
      this.bytes = bytes;
      this.lastSentNs = nowNs;
    }
  }

  private final @Nullable Sent[] ring;

  /**
   * @param size packets kept, a power of two; memory is size x about 1200 bytes for video
   */
  public RetransmissionRing(int size) {
    ring = new Sent[size];
  }

  /** Keeps a packet; the array must not be written again. */
  public void put(byte[] packet, long nowNs) {
    ring[Bytes.u16(packet, 2) & (ring.length - 1)] = new Sent(packet, nowNs);
  }

  /** The packet with this sequence number, or null when it is gone or was just sent. */
  public byte @Nullable [] again(int sequence, long nowNs) {
    Sent sent = ring[sequence & (ring.length - 1)];
    if (sent == null
        || Bytes.u16(sent.bytes, 2) != sequence
        || nowNs - sent.lastSentNs < MIN_REPEAT_NS) {
      return null;
    }
    sent.lastSentNs = nowNs;
    return sent.bytes;
  }
}
