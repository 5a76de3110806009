package io.babelgrid.node;

import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SpeechChunk;
import io.babelgrid.synthesis.SpeechDemand;
import io.babelgrid.synthesis.SpeechSynthesizer;
import io.babelgrid.synthesis.Voice;
import java.util.List;
import java.util.function.Consumer;

/** Says four tenths of a second of tone for each word. */
record Tone(HeldLanes lanes, double cores) implements SpeechSynthesizer {

  private static final int WORD_SAMPLES = 4 * SpeechChunk.SAMPLE_RATE_HZ / 10;
  private static final double HZ = 300;

  @Override
  public void speak(
      Phrase phrase, Voice voice, float rate, SpeechDemand demand, Consumer<SpeechChunk> sink) {
    int words = phrase.text().isBlank() ? 0 : phrase.text().strip().split("\\s+").length;
    int total = words * WORD_SAMPLES;
    for (int at = 0; at < total; at += WORD_SAMPLES) {
      lanes.hold("synthesis.dummy", cores);
      var samples = new float[WORD_SAMPLES];
      for (int i = 0; i < WORD_SAMPLES; i++) {
        samples[i] =
            (float) (Math.sin(2 * Math.PI * HZ * (at + i) / SpeechChunk.SAMPLE_RATE_HZ) / 2);
      }
      sink.accept(new SpeechChunk(phrase, at, samples, List.of(), total));
    }
  }
}
