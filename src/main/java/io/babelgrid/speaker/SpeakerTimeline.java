package io.babelgrid.speaker;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.pipeline.RecentMinimum;

/**
 * Maps positions in a speaker's 16 kHz track to this node's monotonic clock: the earliest arrival
 * of the last 5 to 10 s fixes the mapping, others were held up by the network. It follows the
 * sender's clock, and a microphone that stood still: what comes after that is not late for ever.
 * Written by one thread, read by many.
 */
public final class SpeakerTimeline {

  private static final long EPOCH_NS = 5_000_000_000L;

  private final RecentMinimum origin = new RecentMinimum(EPOCH_NS);
  private volatile long originNs;

  public void arrived(AudioSpan span, long arrivedNs) {
    origin.add(arrivedNs - span.endSample() * AudioSpan.NS_PER_SAMPLE, arrivedNs);
    originNs = origin.least();
  }

  /** Another node, where the track arrives, says when sample 0 did, or would have without delay. */
  public void began(long zeroNs) {
    originNs = zeroNs;
  }

  /** When the sample arrived, or would have without delay. */
  public long toNs(long sample) {
    return originNs + sample * AudioSpan.NS_PER_SAMPLE;
  }
}
