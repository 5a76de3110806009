package io.babelgrid.transport.estimate;

import java.util.ArrayDeque;

/** What arrives, in bits a second over the last half second of the receiver's clock. One thread. */
final class AckedRate {

  private static final long WINDOW_NS = 500_000_000;

  private record Packet(long arrivedNs, int bytes) {}

  private final ArrayDeque<Packet> packets = new ArrayDeque<>();
  private long bytes;

  void packet(long arrivedNs, int packetBytes) {
    if (!packets.isEmpty() && arrivedNs < packets.getLast().arrivedNs()) {
      packets.clear();
      bytes = 0;
    }
    packets.addLast(new Packet(arrivedNs, packetBytes));
    bytes += packetBytes;
    while (arrivedNs - packets.getFirst().arrivedNs() > WINDOW_NS) {
      bytes -= packets.removeFirst().bytes();
    }
  }

  /** 0 before there is half of a window. */
  double bitsPerSecond() {
    if (packets.isEmpty()) {
      return 0;
    }
    long spanNs = packets.getLast().arrivedNs() - packets.getFirst().arrivedNs();
    return spanNs < WINDOW_NS / 2 ? 0 : bytes * 8e9 / spanNs;
  }
}
