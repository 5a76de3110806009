package io.babelgrid.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerAudioTest {

  private static final int FRAMES = 100;

  /**
   * A voice-like sound: harmonics of 150 Hz that come and go, so that frames differ. None below 450
   * Hz, where the encoder's high-pass for speech turns the phase.
   */
  private static List<byte[]> speech() {
    List<byte[]> packets = new ArrayList<>();
    try (OpusEncoder encoder = new OpusEncoder(new OpusEncoder.Config(32_000, 8, 30))) {
      for (int frame = 0; frame < FRAMES; frame++) {
        packets.add(encoder.encode(voice(frame), 0));
      }
    }
    return packets;
  }

  private static float[] voice(int frame) {
    float[] samples = new float[OpusEncoder.FRAME_SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      double t = (frame * samples.length + i) / 48_000.0;
      double cycles = 150 * t - 2.8 * Math.cos(2 * Math.PI * 2.3 * t);
      double value = 0;
      for (int harmonic = 3; harmonic <= 12; harmonic++) {
        value += Math.sin(2 * Math.PI * cycles * harmonic) / harmonic;
      }
      samples[i] = (float) (0.15 * value * (1 + Math.sin(2 * Math.PI * 6 * t)));
    }
    return samples;
  }

  private static float[] decode(List<byte[]> packets, int lost, boolean fec) {
    List<float[]> parts = new ArrayList<>();
    try (SpeakerAudio speaker = new SpeakerAudio()) {
      for (int i = 0; i < packets.size(); i++) {
        boolean missing = lost > 0 && i % lost == lost - 1 && i + 1 < packets.size();
        byte[] next = missing && fec ? packets.get(i + 1) : null;
        parts.add(speaker.next(missing ? null : packets.get(i), next, i * 960L, 960).samples());
      }
    }
    return Tones.join(parts);
  }

  private static double error(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }

  @Test
  void everyEntryGivesAThirdOfItsSamplesWithoutGap() {
    List<byte[]> packets = speech();
    try (SpeakerAudio speaker = new SpeakerAudio()) {
      long expected = 0;
      for (int i = 0; i < packets.size(); i++) {
        AudioSpan span = speaker.next(i % 7 == 3 ? null : packets.get(i), null, i * 960L, 960);
        assertEquals(expected, span.startSample());
        assertEquals(320, span.samples().length);
        expected = span.endSample();
      }
      assertEquals(160, speaker.next(null, null, 0, 480).samples().length);
    }
  }

  @Test
  void whatIsHeardIsWhatWasSaid() {
    float[] decoded = decode(speech(), 0, false);
    assertEquals(FRAMES * 320, decoded.length);
    try (Resampler resampler = Resampler.from48kTo16k()) {
      List<float[]> original = new ArrayList<>();
      for (int frame = 0; frame < FRAMES; frame++) {
        original.add(resampler.process(voice(frame)));
      }
      double best = 0;
      float[] reference = Tones.join(original);
      for (int delay = 0; delay < 400; delay++) {
        best = Math.max(best, correlation(reference, decoded, delay));
      }
      assertTrue(best > 0.97, "correlation " + best);
    }
  }

  @Test
  void whatLiesAboveTheBandIsNotFoldedIntoIt() {
    List<byte[]> packets = new ArrayList<>();
    try (OpusEncoder encoder = new OpusEncoder(new OpusEncoder.Config(96_000, 8, 0))) {
      float[] tones = Tones.sine(10_000, 48_000, 0, FRAMES * 960);
      float[] low = Tones.sine(1_000, 48_000, 0, tones.length);
      for (int i = 0; i < tones.length; i++) {
        tones[i] = (tones[i] + low[i]) / 2;
      }
      for (int frame = 0; frame < FRAMES; frame++) {
        packets.add(encoder.encode(tones, frame * 960));
      }
    }
    float[] decoded = Arrays.copyOfRange(decode(packets, 0, false), 8_000, 24_000);
    assertEquals(0.25, Tones.amplitude(decoded, 1_000, 16_000), 0.02);
    assertEquals(0, Tones.amplitude(decoded, 6_000, 16_000), 0.002);
  }

  private static double correlation(float[] a, float[] b, int delay) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 1000; i + delay < b.length; i++) {
      ab += a[i] * b[i + delay];
      aa += a[i] * a[i];
      bb += b[i + delay] * b[i + delay];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void forwardErrorCorrectionRestoresBetterThanConcealment() {
    List<byte[]> packets = speech();
    float[] whole = decode(packets, 0, false);
    double concealed = error(whole, decode(packets, 5, false));
    double restored = error(whole, decode(packets, 5, true));
    assertTrue(restored < concealed * 0.8, restored + " against " + concealed);
  }

  @Test
  void aLongPauseFadesToFaintNoise() {
    List<byte[]> packets = speech();
    try (SpeakerAudio speaker = new SpeakerAudio()) {
      for (byte[] packet : packets) {
        speaker.next(packet, null, 0, 960);
      }
      float[] last = new float[0];
      for (int i = 0; i < 50; i++) {
        last = speaker.next(null, null, 0, 960).samples();
      }
      assertTrue(AudioLevel.dbfs(last) < -50, "level " + AudioLevel.dbfs(last));
      assertEquals(50, speaker.concealed());
    }
  }

  @Test
  void aCorruptPacketIsConcealedAndCounted() {
    try (SpeakerAudio speaker = new SpeakerAudio()) {
      byte[] corrupt = new byte[40];
      Arrays.fill(corrupt, (byte) 0xFF);
      assertEquals(320, speaker.next(corrupt, null, 0, 960).samples().length);
      assertEquals(320, speaker.next(new byte[0], null, 0, 960).samples().length);
      assertTrue(speaker.corrupt() >= 1);
    }
  }

  @Test
  void samplesKnowTheirRtpTime() {
    List<byte[]> packets = speech();
    try (SpeakerAudio speaker = new SpeakerAudio()) {
      for (int i = 0; i < packets.size(); i++) {
        speaker.next(packets.get(i), null, 5_000 + i * 960L, 960);
      }
      assertEquals(5_000, speaker.rtpTicks(0));
      assertEquals(5_000 + 319 * 3, speaker.rtpTicks(319));
      assertEquals(5_000 + 960 + 30, speaker.rtpTicks(330));
      assertEquals(5_000 + 99 * 960 + 15, speaker.rtpTicks(99 * 320 + 5));
    }
  }

  @Test
  void aClosedDecoderIsNotUsedAgain() {
    SpeakerAudio speaker = new SpeakerAudio();
    speaker.close();
    speaker.close();
    assertThrows(IllegalStateException.class, () -> speaker.next(null, null, 0, 960));
  }
}
