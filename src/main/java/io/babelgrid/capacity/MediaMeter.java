package io.babelgrid.capacity;

import io.babelgrid.budget.Cost;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What the peers take of the node by being connected: packets received, passed on and sent. Nobody
 * asks for it and nobody is refused it, but what it takes is not there for flows. Used by one
 * thread.
 */
public final class MediaMeter {

  /** Looks that are averaged over: 5 s at four a second, as of the lanes. */
  private static final int LOOKS = 20;

  /**
   * Cores for a packet sent each second, with its share of those received: eight people with
   * cameras and microphones are sent 7,850 packets a second and take 0.19 cores ({@code perf/run
   * forward}).
   */
  private static final double CORES_PER_SENT_PACKET = 0.19 / 7_850;

  /** UDP and IPv4 headers of a packet. */
  private static final int IP_HEADERS = 28;

  /** What is around the payload of a packet: RTP 12 and extensions 12, SRTP 10, and the above. */
  private static final int ALL_HEADERS = 34 + IP_HEADERS;

  private final Supplier<Sent> sent;
  private final double spareCores;
  private final Deque<Look> looks = new ArrayDeque<>();

  /**
   * Totals since the start.
   *
   * @param bytes as handed to UDP
   * @param forwardedPackets of all, those passed on from one peer to another
   * @param forwardedBytes of these, the payload alone
   */
  public record Sent(long packets, long bytes, long forwardedPackets, long forwardedBytes) {

    static final Sent NOTHING = new Sent(0, 0, 0, 0);
  }

  private record Look(long atNs, Sent sent) {}

  /**
   * Means over the last looks.
   *
   * @param cost of what no flow is charged: all cores of media, and bits that are passed on
   * @param sentBitsPerSecond of everything on the wire, voices and lips too
   */
  record Reading(Cost cost, long sentBitsPerSecond) {}

  /**
   * @param sent is asked at each look
   * @param spareCores of the machine that are no lanes: media takes these first
   */
  public MediaMeter(Supplier<Sent> sent, double spareCores) {
    this.sent = sent;
    this.spareCores = spareCores;
  }

  /** Of a node without peers. */
  public static MediaMeter none() {
    return new MediaMeter(() -> Sent.NOTHING, 0);
  }

  Reading read(long nowNs) {
    var now = new Look(nowNs, sent.get());
    looks.add(now);
    if (looks.size() > LOOKS) {
      looks.removeFirst();
    }
    Look oldest = looks.getFirst();
    double seconds = Math.max(1, now.atNs - oldest.atNs) / 1e9;
    double packets = now.sent.packets - oldest.sent.packets;
    double cores = Math.max(0, packets / seconds * CORES_PER_SENT_PACKET - spareCores);
    long forwarded = Math.round((forwardedBits(now.sent) - forwardedBits(oldest.sent)) / seconds);
    long all = Math.round((sentBits(now.sent) - sentBits(oldest.sent)) / seconds);
    return new Reading(new Cost(cores, 0, 0, Math.min(forwarded, all)), all);
  }

  private static double sentBits(Sent sent) {
    return 8.0 * (sent.bytes + IP_HEADERS * sent.packets);
  }

  private static double forwardedBits(Sent sent) {
    return 8.0 * (sent.forwardedBytes + ALL_HEADERS * sent.forwardedPackets);
  }
}
