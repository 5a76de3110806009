package io.babelgrid.perf.relay;

import io.babelgrid.perf.relay.RtpTrace.Packet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long packets stayed in the node. A forwarding node gives a stream its own source, sequence
 * numbers and timestamps, but shifts the numbers of a stream by the same amount; the shift that
 * most packets agree on, sizes included, tells which packet came from which. In silence, whose
 * packets are all alike, later ones agree as well: the soonest is meant.
 */
public final class ForwardingDelays {

  private static final long LONGEST_NS = 1_000_000_000;
  private static final long VOTERS_LOOK_BACK_NS = 250_000_000;
  private static final int VOTERS = 400;
  private static final double AGREEMENT = 0.6;
  private static final double ALIKE = 0.9;

  private ForwardingDelays() {}

  private record Shift(int ssrc, int sequence, int timestamp, int payload) {}

  private record Key(int ssrc, int sequence, int timestamp) {}

  /**
   * @param sent what the others sent
   * @param received what one listener was sent
   * @return nanoseconds for each packet that was recognised
   */
  public static long[] of(List<Packet[]> sent, Packet[] received) {
    Packet[] in = byTime(sent);
    Map<Key, Long> times = new HashMap<>();
    for (Packet packet : in) {
      times.put(new Key(packet.ssrc(), packet.sequence(), packet.timestamp()), packet.atNs());
    }
    return Stream.of(received).collect(Collectors.groupingBy(Packet::ssrc)).values().stream()
        .flatMapToLong(stream -> delays(in, times, stream))
        .toArray();
  }

  /** The streams that nobody sent, so the node made them, each in the order of arrival. */
  static List<List<Packet>> made(List<Packet[]> sent, Packet[] received) {
    Packet[] in = byTime(sent);
    return Stream.of(received).collect(Collectors.groupingBy(Packet::ssrc)).values().stream()
        .filter(stream -> shift(in, stream) == null)
        .toList();
  }

  private static Packet[] byTime(List<Packet[]> sent) {
    return sent.stream()
        .flatMap(Stream::of)
        .sorted(Comparator.comparingLong(Packet::atNs))
        .toArray(Packet[]::new);
  }

  private static LongStream delays(Packet[] in, Map<Key, Long> times, List<Packet> stream) {
    Shift shift = shift(in, stream);
    if (shift == null) {
      return LongStream.empty();
    }
    return stream.stream()
        .mapToLong(packet -> {
          var source =
              new Key(
                  shift.ssrc,
                  (packet.sequence() - shift.sequence) & 0xffff,
                  packet.timestamp() - shift.timestamp);
          Long sentNs = times.get(source);
          return sentNs == null ? -1 : packet.atNs() - sentNs;
        })
        .filter(delay -> delay >= 0 && delay < LONGEST_NS);
  }

  private static @Nullable Shift shift(Packet[] in, List<Packet> stream) {
    Map<Shift, Votes> votes = new HashMap<>();
    int voters = Math.min(VOTERS, stream.size());
    for (Packet packet : stream.subList(0, voters)) {
      for (int i = after(in, packet.atNs() - VOTERS_LOOK_BACK_NS);
          i < in.length && in[i].atNs() <= packet.atNs();
          i++) {
        votes
            .computeIfAbsent(difference(packet, in[i]), _ -> new Votes())
            .add(packet.atNs() - in[i].atNs());
      }
    }
    long most = votes.values().stream().mapToLong(each -> each.count).max().orElse(0);
    if (most < AGREEMENT * voters) {
      return null;
    }
    return votes.entrySet().stream()
        .filter(each -> each.getValue().count >= ALIKE * most)
        .min(Comparator.comparingDouble(each -> each.getValue().meanNs()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static final class Votes {
    private long count;
    private long sumNs;

    private void add(long delayNs) {
      count++;
      sumNs += delayNs;
    }

    private double meanNs() {
      return (double) sumNs / count;
    }
  }

  private static Shift difference(Packet out, Packet in) {
    return new Shift(
        in.ssrc(),
        (out.sequence() - in.sequence()) & 0xffff,
        out.timestamp() - in.timestamp(),
        out.payload() - in.payload());
  }

  private static int after(Packet[] in, long timeNs) {
    int at =
        Arrays.binarySearch(
            in, new Packet(timeNs, 0, 0, 0, 0), Comparator.comparingLong(Packet::atNs));
    return at < 0 ? -at - 1 : at;
  }
}
