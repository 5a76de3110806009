package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;

/**
 * Maps positions in a speaker's 16 kHz track to this node's monotonic clock: the earliest arrival
 * seen fixes the mapping, later ones were held up by the network. A slow drift lets it follow the
 * sender's clock. Written by one thread, read by many.
 */
final class SpeakerTimeline {

  private static final long NS_PER_SAMPLE = 1_000_000_000L / AudioSpan.SAMPLE_RATE_HZ;

  /** 100 ppm of a 20 ms span: faster than any sound card drifts. */
  private static final long DRIFT_NS = 2_000;

  private volatile long originNs = Long.MAX_VALUE;

  void arrived(AudioSpan span, long arrivedNs) {
    long candidate = arrivedNs - span.endSample() * NS_PER_SAMPLE;
    long known = originNs;
    originNs = known == Long.MAX_VALUE ? candidate : Math.min(candidate, known + DRIFT_NS);
  }

  /** When the sample arrived, or would have without delay. */
  long toNs(long sample) {
    long origin = originNs;
    return (origin == Long.MAX_VALUE ? 0 : origin) + sample * NS_PER_SAMPLE;
  }
}
