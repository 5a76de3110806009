package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import java.util.ArrayDeque;

/**
 * Opus packets of a speaker on their way to the node that works for them: kept while somebody else
 * hears them, for that may not be to the end, and sent from then on. Any thread.
 */
final class SoundOnItsWay {

  /** 20 s of packets of 20 ms, 100 KB: longer than anybody takes to let go of a speaker. */
  private static final int MOST = 1_000;

  private static final int TICKS_PER_SAMPLE = 3;

  private final Workplace place;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private boolean held;

  private record Kept(byte[] opus, long rtpTicks, long arrivedNs) {}

  SoundOnItsWay(Workplace place) {
    this.place = place;
  }

  synchronized void hold() {
    held = true;
  }

  /**
   * The next packet.
   *
   * @param span what it was decoded to
   */
  synchronized void packet(byte[] opus, AudioSpan span, long arrivedNs) {
    long ticks = span.startSample() * TICKS_PER_SAMPLE;
    if (!held) {
      place.audio(opus, ticks);
      return;
    }
    kept.addLast(new Kept(opus, ticks, arrivedNs));
    if (kept.size() > MOST) {
      kept.removeFirst();
    }
  }

  /**
   * Nobody else hears them any more.
   *
   * @param heardUntilNs what arrived later is sent; {@link Long#MIN_VALUE} for all
   */
  synchronized void begin(long heardUntilNs) {
    if (!held) {
      return;
    }
    held = false;
    for (Kept each : kept) {
      if (heardUntilNs == Long.MIN_VALUE || each.arrivedNs - heardUntilNs > 0) {
        place.audio(each.opus, each.rtpTicks);
      }
    }
    kept.clear();
  }
}
