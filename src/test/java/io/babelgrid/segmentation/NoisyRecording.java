package io.babelgrid.segmentation;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.evaluation.Noise;
import io.babelgrid.evaluation.PreparedModels;
import java.util.ArrayList;
import java.util.List;

/** Somebody who is quiet for a while in a noisy room, then speaks, and where that was found. */
public final class NoisyRecording {

  /** Seconds of nothing but noise at first. */
  public static final int QUIET_S = 20;

  private static final float NOISE_LEVEL = 0.01f;

  private NoisyRecording() {}

  public static float[] samples(Noise noise) {
    float[] speech = PreparedModels.recording("beckett.wav");
    int from = QUIET_S * AudioSpan.SAMPLE_RATE_HZ;
    float[] heard = noise.samples(from + speech.length, NOISE_LEVEL, 1);
    for (int i = 0; i < speech.length; i++) {
      heard[from + i] += speech[i];
    }
    return heard;
  }

  /** What a segmenter tells of a span where nobody waits: every pause ends its utterance. */
  public static List<SpeechEvent> settled(SpeechSegmenter segmenter, AudioSpan span) {
    var events = new ArrayList<SpeechEvent>();
    for (SpeechEvent event : segmenter.accept(span)) {
      events.add(event);
      if (event instanceof SpeechEvent.Paused) {
        events.addAll(segmenter.settle(event.utterance()));
      }
    }
    return events;
  }

  /** Samples at which utterances start and end. */
  public static double[] edges(List<SpeechEvent> events) {
    return events.stream()
        .mapToDouble(event ->
            switch (event) {
              case SpeechEvent.Started started -> started.startSample();
              case SpeechEvent.Ended ended -> ended.endSample();
              default -> Double.NaN;
            })
        .filter(sample -> !Double.isNaN(sample))
        .toArray();
  }
}
