package io.babelgrid.evaluation;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SpeechSynthesizer;
import io.babelgrid.synthesis.Voice;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence in a voice of the product, at 16 kHz.
 *
 * @param gaps samples between its words
 */
public record RenderedSpeech(float[] samples, List<Integer> gaps) {

  /** Voices differ by 30 dB before they are levelled. */
  private static final float PEAK = 0.4f;

  /** 5 ms: what is cut in two must not click. */
  private static final int FADE = AudioSpan.SAMPLE_RATE_HZ / 200;

  static RenderedSpeech of(SpeechSynthesizer synthesizer, Phrase phrase, Voice voice) {
    var chunks = new ArrayList<SpeechChunk>();
    synthesizer.speak(phrase, voice, 1, () -> 0, chunks::add);
    float[] all = new float[chunks.stream().mapToInt(chunk -> chunk.samples().length).sum()];
    float peak = 0;
    int at = 0;
    for (SpeechChunk chunk : chunks) {
      for (float sample : chunk.samples()) {
        all[at++] = sample;
        peak = Math.max(peak, Math.abs(sample));
      }
    }
    for (int i = 0; i < all.length; i++) {
      all[i] *= PEAK / peak;
    }
    double rate = (double) AudioSpan.SAMPLE_RATE_HZ / SpeechChunk.SAMPLE_RATE_HZ;
    List<Integer> gaps =
        chunks.getLast().timings().stream()
            .filter(timing -> timing.phoneme().equals(" "))
            .map(timing -> (int) (rate * (timing.startSample() + timing.endSample()) / 2))
            .toList();
    return new RenderedSpeech(new WavFile(SpeechChunk.SAMPLE_RATE_HZ, all).at16Khz(), gaps);
  }

  /** With half a second of silence on each side. */
  public float[] surrounded() {
    int silence = AudioSpan.SAMPLE_RATE_HZ / 2;
    float[] surrounded = new float[samples.length + 2 * silence];
    System.arraycopy(samples, 0, surrounded, silence, samples.length);
    return surrounded;
  }

  /** With silence between two of its words. */
  public float[] paused(int gap, double seconds) {
    int cut = gaps.get(gap);
    int silence = (int) (seconds * AudioSpan.SAMPLE_RATE_HZ);
    float[] paused = new float[samples.length + silence];
    System.arraycopy(samples, 0, paused, 0, cut);
    System.arraycopy(samples, cut, paused, cut + silence, samples.length - cut);
    for (int i = 0; i < FADE; i++) {
      float gain = (float) i / FADE;
      paused[cut - 1 - i] *= gain;
      paused[cut + silence + i] *= gain;
    }
    return paused;
  }
}
