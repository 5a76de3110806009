package io.babelgrid.flow;

import java.util.ArrayDeque;

/** Opus packets of the last seconds, for whoever may still have to hear them. One owner. */
final class KeptPackets {

  /** 20 s of packets of 20 ms, 100 KB: longer than anybody takes to let go of a speaker. */
  private static final int MOST = 1_000;

  private final ArrayDeque<Kept> packets = new ArrayDeque<>();

  private record Kept(byte[] opus, long rtpTicks, long arrivedNs) {}

  /** Takes the packets out. */
  @FunctionalInterface
  interface Output {
    void packet(byte[] opus, long rtpTicks);
  }

  void add(byte[] opus, long rtpTicks, long arrivedNs) {
    packets.addLast(new Kept(opus, rtpTicks, arrivedNs));
    if (packets.size() > MOST) {
      packets.removeFirst();
    }
  }

  /** Gives those that arrived later than that, in order, and forgets all. */
  void release(long afterNs, Output output) {
    for (Kept kept : packets) {
      if (kept.arrivedNs - afterNs > 0 || afterNs == Long.MIN_VALUE) {
        output.packet(kept.opus, kept.rtpTicks);
      }
    }
    packets.clear();
  }
}
