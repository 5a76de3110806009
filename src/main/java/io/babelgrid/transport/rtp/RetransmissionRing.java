package io.babelgrid.transport.rtp;

import org.jspecify.annotations.Nullable;

/**
 * The last packets of one outgoing stream as they went out, encrypted: a retransmission repeats the
 * same bytes, so no key stream is used twice for different data (RFC 3711, 9.1). Owned by the
 * slot's lock.
 */
public final class RetransmissionRing {

  /** A request that comes sooner is about a packet that is still on its way. */
  private static final long MIN_AGE_NS = 10_000_000;

  private static final class Sent {
    final byte[] bytes;
    long notBeforeNs;

    Sent(byte[] bytes, long nowNs) {
      this.bytes = bytes;
      this.notBeforeNs = nowNs + MIN_AGE_NS;
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

  /**
   * The packet with this sequence number, or null when it is gone or was just sent.
   *
   * @param intervalNs before which it is not sent again once more
   */
  public byte @Nullable [] again(int sequence, long intervalNs, long nowNs) {
    Sent sent = kept(sequence);
    if (sent == null || nowNs - sent.notBeforeNs < 0) {
      return null;
    }
    sent.notBeforeNs = nowNs + intervalNs;
    return sent.bytes;
  }

  /** A second copy of what was just sent again; null when it is gone. */
  public byte @Nullable [] copy(int sequence) {
    Sent sent = kept(sequence);
    return sent == null ? null : sent.bytes;
  }

  private @Nullable Sent kept(int sequence) {
    Sent sent = ring[sequence & (ring.length - 1)];
    return sent == null || Bytes.u16(sent.bytes, 2) != sequence ? null : sent;
  }
}
