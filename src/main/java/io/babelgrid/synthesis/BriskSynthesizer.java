package io.babelgrid.synthesis;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Speaks fast and stays understood: the model speaks at a rate at which it is clear, and the rest
 * of the haste is taken out of its waveform. A model that is hurried rounds short phonemes away.
 * Whisper base hears a Portuguese text, in phrases of seven words at 1.25 times the natural rate,
 * with chrF 77.5 when the model hurries all the way and 86.2 like this (86.2 at the natural rate).
 */
final class BriskSynthesizer implements SpeechSynthesizer {

  /** Rendering costs as much less as the model is faster. */
  private static final float FASTEST_MODEL_RATE = 1.1f;

  private final SpeechSynthesizer model;

  BriskSynthesizer(SpeechSynthesizer model) {
    this.model = model;
  }

  @Override
  public void speak(
      Phrase phrase, Voice voice, float rate, LongSupplier dueNs, Consumer<SpeechChunk> sink) {
    if (rate <= FASTEST_MODEL_RATE) {
      model.speak(phrase, voice, rate, dueNs, sink);
    } else {
      double factor = (double) rate / FASTEST_MODEL_RATE;
      model.speak(phrase, voice, FASTEST_MODEL_RATE, dueNs, new Compressing(factor, sink));
    }
  }

  /** One phrase on its way out. */
  private static final class Compressing implements Consumer<SpeechChunk> {
    private final double factor;
    private final Consumer<SpeechChunk> sink;
    private @Nullable TimeCompressor compressor;
    private List<PhonemeTiming> timings = List.of();
    private int emitted;

    Compressing(double factor, Consumer<SpeechChunk> sink) {
      this.factor = factor;
      this.sink = sink;
    }

    @Override
    public void accept(SpeechChunk chunk) {
      TimeCompressor open = compressor;
      if (open == null) {
        open = new TimeCompressor(factor, chunk.totalSamples());
        compressor = open;
        timings = timings(chunk.timings(), open);
      }
      float[] samples = open.accept(chunk.samples());
      if (samples.length > 0) {
        int start = emitted;
        emitted += samples.length;
        sink.accept(new SpeechChunk(chunk.phrase(), start, samples, timings, open.outputSamples()));
      }
    }

    private static List<PhonemeTiming> timings(
        List<PhonemeTiming> timings, TimeCompressor compressor) {
      return timings.stream()
          .map(timing ->
              new PhonemeTiming(
                  timing.phoneme(),
                  compressor.outputSample(timing.startSample()),
                  compressor.outputSample(timing.endSample())))
          .toList();
    }
  }
}
