package io.babelgrid.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.OpusDecoder;
import io.babelgrid.audio.Resampler;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.evaluation.Noise;
import io.babelgrid.evaluation.PreparedModels;
import io.babelgrid.segmentation.NoisyRecording;
import io.babelgrid.segmentation.RestingDetector;
import io.babelgrid.segmentation.SegmentationConfig;
import io.babelgrid.segmentation.SileroVad;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.segmentation.VoiceActivityDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What little is decoded of somebody quiet is enough to hear when they speak. */
@Tag("models")
@Tag("words")
class QuietMicrophoneTest {

  /** Of the others, packets differ by more than a few decibels. */
  private static final Set<Noise> STEADY = EnumSet.of(Noise.SILENCE, Noise.WHITE, Noise.HUM);

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
  void utterancesAreTheSameAsWithAllDecoded(Noise noise) {
    Heard always = hear(noise, false);
    Heard rarely = hear(noise, true);
    assertArrayEquals(always.edges(), rarely.edges(), 4 * VoiceActivityDetector.WINDOW_SAMPLES);
    assertEquals(1, always.decodedWhileQuiet());
    double most = STEADY.contains(noise) ? 0.4 : 1;
    assertTrue(rarely.decodedWhileQuiet() <= most, rarely.decodedWhileQuiet() + " decoded");
  }

  /**
   * @param edges samples at which utterances start and end
   * @param decodedWhileQuiet share of the packets, when nobody has spoken for half the time
   */
  private record Heard(double[] edges, double decodedWhileQuiet) {}

  private static Heard hear(Noise noise, boolean saysLevel) {
    List<SpeechEvent> events = new ArrayList<>();
    int quietPackets = NoisyRecording.QUIET_S * 25;
    double decoded = 0;
    try (var up = new Resampler(AudioSpan.SAMPLE_RATE_HZ, OpusDecoder.SAMPLE_RATE_HZ);
        var room = new QuietRoom();
        var segmenter =
            new SpeechSegmenter(
                new RestingDetector(new SileroVad(session)), SegmentationConfig.defaults())) {
      float[] sound = up.process(NoisyRecording.samples(noise));
      int taken = 0;
      for (int at = 0; at + QuietRoom.FRAME <= sound.length; at += QuietRoom.FRAME) {
        room.accept(room.packet(Arrays.copyOfRange(sound, at, at + QuietRoom.FRAME), saysLevel));
        while (taken < room.spans.size()) {
          AudioSpan span = room.spans.get(taken++);
          events.addAll(NoisyRecording.settled(segmenter, span));
          if (span.heard() && taken > quietPackets && taken <= 2 * quietPackets) {
            decoded++;
          }
        }
        room.restsBelow = segmenter.restsBelow();
      }
      events.addAll(segmenter.finish());
    }
    return new Heard(NoisyRecording.edges(events), decoded / quietPackets);
  }
}
