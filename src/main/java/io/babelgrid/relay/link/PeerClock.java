package io.babelgrid.relay.link;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far another node's monotonic clock is ahead of this one's, from questions and answers with
 * four times (RFC 5905 section 8). Whatever way the round trip is split, the truth is within half
 * of it; that of the last minute counts which leaves the least room. Any thread.
 */
final class PeerClock {

  /** After so many, one has found the queues empty. */
  static final int BURST = 8;

  private static final long KEPT_NS = 60_000_000_000L;

  /** Two samples a second for a minute, and the burst, doubled. */
  private static final int MOST = 256;

  /** Two quartzes of 50 ppm that drift apart. */
  private static final long DRIFT_PER_NS = 10_000;

  private static final double NS_PER_MS = 1e6;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private int taken;

  /**
   * @param offsetNs to be added to a time here to have it there; with wrap-around
   */
  private record Sample(long offsetNs, long roundTripNs, long atNs) {

    long errorNs(long nowNs) {
      return roundTripNs / 2 + (nowNs - atNs) / DRIFT_PER_NS;
    }
  }

  /**
   * What is known.
   *
   * @param offsetNs to be added to a time here to have it there
   * @param errorNs by which that is wrong at most
   * @param roundTripNs least of the last minute
   */
  record Reading(long offsetNs, long errorNs, long roundTripNs) {

    /** A time of the other's clock, by this one's. */
    long here(long thereNs) {
      return thereNs - offsetNs;
    }

    double errorMs() {
      return errorNs / NS_PER_MS;
    }

    double roundTripMs() {
      return roundTripNs / NS_PER_MS;
    }
  }

  /**
   * An answer.
   *
   * @param askedNs here
   * @param heardNs there
   * @param answeredNs there
   * @param nowNs here
   * @return false for times that cannot be
   */
  synchronized boolean answered(long askedNs, long heardNs, long answeredNs, long nowNs) {
    long awayNs = nowNs - askedNs;
    long thereNs = answeredNs - heardNs;
    if (awayNs < 0 || awayNs > KEPT_NS || thereNs < 0 || thereNs > awayNs) {
      return false;
    }
    long aheadAtFirst = heardNs - askedNs;
    long aheadAtLast = answeredNs - nowNs;
    long offsetNs = aheadAtFirst + (aheadAtLast - aheadAtFirst) / 2;
    samples.addLast(new Sample(offsetNs, awayNs - thereNs, nowNs));
    while (samples.size() > MOST || nowNs - samples.getFirst().atNs() > KEPT_NS) {
      samples.removeFirst();
    }
    taken = Math.min(taken + 1, BURST);
    return true;
  }

  /** Whether there were enough answers to trust the best of them. */
  synchronized boolean isSet() {
    return taken >= BURST;
  }

  /** Null before the first answer. */
  synchronized @Nullable Reading read(long nowNs) {
    Sample best = null;
    long leastNs = Long.MAX_VALUE;
    for (Sample sample : samples) {
      leastNs = Math.min(leastNs, sample.roundTripNs());
      if (best == null || sample.errorNs(nowNs) < best.errorNs(nowNs)) {
        best = sample;
      }
    }
    return best == null ? null : new Reading(best.offsetNs(), best.errorNs(nowNs), leastNs);
  }
}
