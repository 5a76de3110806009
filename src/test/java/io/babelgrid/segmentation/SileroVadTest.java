package io.babelgrid.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.evaluation.Noise;
import io.babelgrid.evaluation.PreparedModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("models")
class SileroVadTest {

  private static final int SPAN = 320;

  private static ModelSession session;

  @BeforeAll
  static void load() {
    session = SileroVad.load(PreparedModels.store());
  }

  @AfterAll
  static void unload() {
    session.close();
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void noiseIsNoSpeech(Noise noise) {
    for (float level : new float[] {0.002f, 0.02f, 0.2f}) {
      assertEquals(List.of(), segment(noise.samples(15 * 16_000, level, 1)));
    }
  }

  @Test
  void speechIsFoundAndItsPausesToo() {
    List<SpeechEvent> events = segment(PreparedModels.recording("beckett.wav"));
    long started = events.stream().filter(SpeechEvent.Started.class::isInstance).count();
    // Six short sentences with a second of silence between.
    assertEquals(6, started);
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void oneThatRestsHearsTheSameUtterances(Noise noise) {
    float[] heard = NoisyRecording.samples(noise);
    List<SpeechEvent> always = segment(heard, new SileroVad(session));
    List<SpeechEvent> resting = segment(heard, new RestingDetector(new SileroVad(session)));
    assertArrayEquals(
        NoisyRecording.edges(always),
        NoisyRecording.edges(resting),
        4 * VoiceActivityDetector.WINDOW_SAMPLES);
  }

  @Test
  void speakersDoNotDisturbEachOther() {
    float[] speech = Arrays.copyOf(PreparedModels.recording("two_cities.wav"), 3 * 16_000);
    float[] noise = Noise.WHITE.samples(speech.length, 0.1f, 2);
    float[] alone;
    float[] together;
    try (var first = new SileroVad(session);
        var second = new SileroVad(session);
        var other = new SileroVad(session)) {
      alone = probabilities(speech, first, null, null);
      together = probabilities(speech, second, noise, other);
    }
    assertArrayEquals(alone, together);
    assertTrue(max(alone) > 0.9f);
  }

  @Test
  void resetForgets() {
    float[] speech = Arrays.copyOf(PreparedModels.recording("two_cities.wav"), 16_000);
    try (var detector = new SileroVad(session)) {
      float[] fresh = probabilities(speech, detector, null, null);
      detector.reset();
      assertArrayEquals(fresh, probabilities(speech, detector, null, null));
    }
  }

  private static List<SpeechEvent> segment(float[] samples) {
    return segment(samples, new SileroVad(session));
  }

  private static List<SpeechEvent> segment(float[] samples, VoiceActivityDetector detector) {
    List<SpeechEvent> events = new ArrayList<>();
    try (var segmenter = new SpeechSegmenter(detector, SegmentationConfig.defaults())) {
      for (int at = 0; at < samples.length; at += SPAN) {
        float[] span = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + SPAN));
        events.addAll(NoisyRecording.settled(segmenter, new AudioSpan(at, span)));
      }
      events.addAll(segmenter.finish());
    }
    return events;
  }

  private static float[] probabilities(
      float[] samples,
      SileroVad detector,
      float @Nullable [] otherSamples,
      @Nullable SileroVad other) {
    float[] probabilities = new float[samples.length / 512];
    for (int i = 0; i < probabilities.length; i++) {
      if (other != null && otherSamples != null) {
        other.probability(Arrays.copyOfRange(otherSamples, 512 * i, 512 * i + 512));
      }
      probabilities[i] = detector.probability(Arrays.copyOfRange(samples, 512 * i, 512 * i + 512));
    }
    return probabilities;
  }

  private static float max(float[] values) {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
