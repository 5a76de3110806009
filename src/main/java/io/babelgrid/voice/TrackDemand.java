package io.babelgrid.voice;

import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutTrack;
import io.babelgrid.synthesis.SpeechDemand;

/** When the pieces of one phrase are due on its track. Any thread. */
final class TrackDemand implements SpeechDemand {

  /** A beat and a bit: rendered speech is taken up at the next one. */
  private static final long HAND_OVER_NS = 30_000_000L;

  private final PlayoutTrack to;
  private final long firstNs;
  private final NanoClock clock;
  private volatile boolean begun;

  /**
   * @param to where the phrase goes
   * @param firstNs when its first piece is due
   */
  TrackDemand(PlayoutTrack to, long firstNs, NanoClock clock) {
    this.to = to;
    this.firstNs = firstNs;
    this.clock = clock;
  }

  /** A piece of the phrase was rendered. */
  void begin() {
    begun = true;
  }

  @Override
  public long dueNs() {
    return begun ? silentNs() : firstNs;
  }

  /** With some time to hand it over. */
  @Override
  public long silentNs() {
    return clock.nowNs() + to.bufferedNs() - HAND_OVER_NS;
  }
}
