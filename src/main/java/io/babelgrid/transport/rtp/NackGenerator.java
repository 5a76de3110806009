package io.babelgrid.transport.rtp;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which packets of one received stream to ask for again (RFC 4585, 6.2.1). A missing packet is
 * asked for once reordering is unlikely, and again a little more than each round trip later, until
 * it comes, is too old or was asked for too often; each time twice, for the first request may be
 * lost, or come before the round trip is over in which a sender answers only one. Owned by the
 * peer's thread.
 */
public final class NackGenerator {

  /** Packets overtaken on the way arrive within this time nearly always. */
  private static final long REORDER_WAIT_NS = 5_000_000;

  /** Longer than a burst of losses, shorter than a round trip that matters. */
  private static final long SECOND_REQUEST_NS = 30_000_000;

  private static final long REPEAT_SLACK_NS = 10_000_000;
  private static final long LONGEST_REPEAT_NS = 250_000_000;
  private static final int MAX_TRIES = 16;

  /** Until the first receiver report. */
  private static final long UNKNOWN_ROUND_TRIP_NS = 100_000_000;

  /** A frame later than this isn't worth waiting for: a new key frame is faster. */
  private static final long MAX_AGE_NS = 1_000_000_000;

  /** A longer gap is an outage, not loss: 300 packets are about 1 s of 640x480 video. */
  private static final int MAX_MISSING = 300;

  private static final class Missing {
    final long sinceNs;
    long askedNs;
    long dueNs;
    int tries;

    Missing(long nowNs) {
      sinceNs = nowNs;
      dueNs = nowNs + REORDER_WAIT_NS;
    }
  }

  private final TreeMap<Long, Missing> missing = new TreeMap<>();
  private long highest = -1;
  private long roundTripNs;
  private long missed;
  private boolean gaveUp;

  /** Notes an arrival; {@code sequence} is extended. */
  public void onPacket(long sequence, long nowNs) {
    if (highest < 0 || sequence - highest > MAX_MISSING) {
      gaveUp |= highest >= 0;
      missed += missing.size();
      missing.clear();
      highest = sequence;
      return;
    }
    for (long s = highest + 1; s < sequence; s++) {
      missing.put(s, new Missing(nowNs));
    }
    Missing came = missing.remove(sequence);
    if (came != null && isAnswer(came, nowNs)) {
      missed++;
    }
    highest = Math.max(highest, sequence);
    while (missing.size() > MAX_MISSING) {
      missing.pollFirstEntry();
      missed++;
      gaveUp = true;
    }
  }

  /** Whether it came because it was asked for; sooner only what was overtaken comes. */
  private boolean isAnswer(Missing packet, long nowNs) {
    return packet.tries > 0 && nowNs - packet.askedNs >= roundTripNs * 3 / 4;
  }

  /** What lies between these two, as far as it didn't come, carried nothing. */
  public void nothingBetween(long before, long sequence) {
    missing.subMap(before, false, sequence, false).clear();
  }

  /**
   * Sequence numbers (16 bits) to ask for now.
   *
   * @param roundTripNs latest measure, 0 while there is none; bounds how often one packet is asked
   *     for
   */
  public int[] due(long nowNs, long roundTripNs) {
    this.roundTripNs = roundTripNs;
    if (missing.isEmpty()) {
      return new int[0];
    }
    long repeatNs =
        Math.clamp(
            (roundTripNs > 0 ? roundTripNs : UNKNOWN_ROUND_TRIP_NS) + REPEAT_SLACK_NS,
            2 * SECOND_REQUEST_NS,
            LONGEST_REPEAT_NS);
    int[] ask = new int[missing.size()];
    int count = 0;
    Iterator<Map.Entry<Long, Missing>> all = missing.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Long, Missing> entry = all.next();
      Missing packet = entry.getValue();
      if (nowNs - packet.sinceNs > MAX_AGE_NS || packet.tries >= MAX_TRIES && late(packet, nowNs)) {
        all.remove();
        missed++;
        gaveUp = true;
      } else if (late(packet, nowNs) && packet.tries < MAX_TRIES) {
        packet.tries++;
        packet.askedNs = packet.tries == 1 ? nowNs : packet.askedNs;
        boolean first = packet.tries % 2 == 1;
        packet.dueNs = nowNs + (first ? SECOND_REQUEST_NS : repeatNs - SECOND_REQUEST_NS);
        ask[count++] = (int) (entry.getKey() & 0xFFFF);
      }
    }
    return java.util.Arrays.copyOf(ask, count);
  }

  private static boolean late(Missing packet, long nowNs) {
    return nowNs - packet.dueNs >= 0;
  }

  /** True while something is missing: {@link #due} wants to be called every few milliseconds. */
  public boolean waiting() {
    return !missing.isEmpty();
  }

  /** Packets that were lost on their way, whether or not they came when they were asked for. */
  public long missed() {
    return missed;
  }

  /** True once after packets were given up: a decoder needs a key frame now. */
  public boolean takeGaveUp() {
    boolean was = gaveUp;
    gaveUp = false;
    return was;
  }
}
