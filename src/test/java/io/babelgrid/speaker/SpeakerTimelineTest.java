package io.babelgrid.speaker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.audio.AudioSpan;
import org.junit.jupiter.api.Test;

public class SpeakerTimelineTest {

  private static final long MS = 1_000_000;
  private static final int SAMPLES = AudioSpan.SAMPLE_RATE_HZ / 50;

  private final SpeakerTimeline timeline = new SpeakerTimeline();
  private long sample;
  private long spokenNs = 7_000 * MS;

  @Test
  void whatTheNetworkHeldUpCountsAsSaidInTime() {
    hear(100, 0);
    hear(50, 80 * MS);
    assertEquals(spokenNs, timeline.toNs(sample));
  }

  @Test
  void aMicrophoneThatStoodStillDoesNotMakeAllWordsLateForEver() {
    hear(500, 0);
    spokenNs += 2_000 * MS;
    hear(50, 0);
    hear(550, 0);
    assertEquals(spokenNs, timeline.toNs(sample));
  }

  private void hear(int spans, long lateNs) {
    for (int i = 0; i < spans; i++) {
      spokenNs += 20 * MS;
      var span = new AudioSpan(sample, new float[SAMPLES]);
      sample += SAMPLES;
      timeline.arrived(span, spokenNs + lateNs);
    }
  }
}
