package io.babelgrid.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResamplerTest {

  private static float[] run(Resampler resampler, double hz, int rateHz, int chunk) {
    List<float[]> parts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      parts.add(resampler.process(Tones.sine(hz, rateHz, i * chunk, chunk)));
    }
    return Tones.join(parts);
  }

  @Test
  void aToneKeepsItsPitchAndLoudness() {
    try (Resampler down = Resampler.from48kTo16k();
        Resampler up = Resampler.from24kTo48k()) {
      float[] low = run(down, 1_000, 48_000, 960);
      assertEquals(32_000, low.length);
      assertEquals(0.5, Tones.amplitude(tail(low), 1_000, 16_000), 0.01);
      float[] high = run(up, 1_000, 24_000, 480);
      assertEquals(96_000, high.length);
      assertEquals(0.5, Tones.amplitude(tail(high), 1_000, 48_000), 0.01);
    }
  }

  private static float[] tail(float[] samples) {
    return Arrays.copyOfRange(samples, samples.length - 16_000, samples.length);
  }

  @Test
  void whatTheLowerRateCannotCarryIsRemoved() {
    try (Resampler down = Resampler.from48kTo16k()) {
      float[] aliased = run(down, 11_000, 48_000, 960);
      assertTrue(AudioLevel.dbfs(tail(aliased)) < -60, "level " + AudioLevel.dbfs(tail(aliased)));
    }
  }

  @Test
  void chunksJoinWithoutSeam() {
    try (Resampler whole = Resampler.from48kTo16k();
        Resampler parts = Resampler.from48kTo16k()) {
      float[] tone = Tones.sine(440, 48_000, 0, 9_600);
      float[] expected = whole.process(tone);
      List<float[]> pieces = new ArrayList<>();
      for (int at = 0; at < tone.length; at += 960) {
        pieces.add(parts.process(Arrays.copyOfRange(tone, at, at + 960)));
      }
      float[] joined = Tones.join(pieces);
      assertEquals(expected.length, joined.length);
      for (int i = 0; i < joined.length; i++) {
        assertEquals(expected[i], joined[i], 1e-4, "sample " + i);
      }
    }
  }

  @Test
  void levelsAreRelativeToFullScale() {
    assertEquals(AudioLevel.SILENCE_DBFS, AudioLevel.dbfs(new float[100]));
    assertEquals(-9.03, AudioLevel.dbfs(Tones.sine(1_000, 16_000, 0, 16_000)), 0.01);
    float[] square = new float[10];
    Arrays.fill(square, 1f);
    assertEquals(0, AudioLevel.dbfs(square), 1e-9);
  }

  @Test
  void tooLoudSamplesAreClippedNotWrapped() {
    try (OpusEncoder encoder = new OpusEncoder(OpusEncoder.Config.SPEECH);
        OpusDecoder decoder = new OpusDecoder()) {
      float[] loud = new float[960];
      for (int frame = 0; frame < 10; frame++) {
        Arrays.fill(loud, 3f);
        assertEquals(960, decoder.decode(encoder.encode(loud, 0)));
      }
    }
    byte[] pcm = new byte[4];
    Pcm.toBytes(new float[] {3f, -3f}, 0, 2, pcm);
    assertEquals(32_767, Pcm.sample(pcm, 0));
    assertEquals(-32_768, Pcm.sample(pcm, 1));
  }
}
