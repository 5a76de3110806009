package io.babelgrid.transport;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.rtp.RetransmissionRing;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a slot has sent last, for as long as somebody may ask for it again. Guarded by the lock of
 * its slot.
 */
final class SentPackets {

  private final ReentrantLock lock;
  private final PeerLink link;
  private final NanoClock clock;
  private final int size;
  private final LongConsumer again;

  /** From the first packet on: a slot may wait for its track for as long as a call lasts. */
  private @Nullable RetransmissionRing ring;

  private boolean unsaidBye;

  /**
   * @param again is told the bytes of what is sent again
   */
  SentPackets(ReentrantLock lock, PeerLink link, NanoClock clock, int size, LongConsumer again) {
    this.lock = lock;
    this.link = link;
    this.clock = clock;
    this.size = size;
    this.again = again;
  }

  /** Keeps an encrypted packet; to be called with the lock. */
  void keep(byte[] packet, long nowNs) {
    RetransmissionRing kept = ring;
    if (kept == null) {
      kept = new RetransmissionRing(size);
      ring = kept;
    }
    kept.put(packet, nowNs);
    unsaidBye = true;
  }

  /** Keeps nothing any more; to be called with the lock. */
  void forget() {
    ring = null;
  }

  /** Whether packets are kept. */
  boolean any() {
    lock.lock();
    try {
      return ring != null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether to tell the browser that the stream has ended: once, when there was one. */
  boolean takeBye() {
    lock.lock();
    try {
      boolean due = unsaidBye;
      unsaidBye = false;
      return due;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Answers a request for a lost packet.
   *
   * @param intervalNs before which the packet is not sent again once more
   * @return bytes sent
   */
  int again(int sequence, long intervalNs) {
    return send(kept -> kept.again(sequence, intervalNs, clock.nowNs()));
  }

  /** Sends a second copy of what {@link #again} sent; returns bytes sent. */
  int copy(int sequence) {
    return send(kept -> kept.copy(sequence));
  }

  private int send(Function<RetransmissionRing, byte @Nullable []> find) {
    byte[] packet;
    lock.lock();
    try {
      RetransmissionRing kept = ring;
      packet = kept == null ? null : find.apply(kept);
    } finally {
      lock.unlock();
    }
    if (packet == null) {
      return 0;
    }
    link.send(packet);
    link.retransmitted.increment();
    again.accept(packet.length);
    return packet.length;
  }
}
