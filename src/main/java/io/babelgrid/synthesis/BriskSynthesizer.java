package io.babelgrid.synthesis;

import io.babelgrid.pipeline.NanoClock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks fast and stays understood: the model speaks at a rate at which it is clear, and the rest
 * of the haste is taken out of its waveform. A model that is hurried rounds short phonemes away:
 * Whisper base hears a Portuguese text, in phrases of seven words at 1.25 times the natural rate,
 * with chrF 77.5 when the model hurries all the way and 86.2 like this (86.2 at the natural rate).
 *
 * <p>A clear model has more to render. Where the node cannot keep that up, the model hurries as
 * much as it must: a voice that falls behind is worse than one that mumbles. Safe for many threads.
 */
final class BriskSynthesizer implements SpeechSynthesizer {

  private static final float CLEAREST_RATE = 1.1f;

  /** Speech that is rendered in the time in which this much of it is played keeps a track fed. */
  private static final double RESERVE = 1.4;

  /** Nothing is known of the node at first. */
  private static final double FIRST_PRODUCTION = 2;

  /** Share of a phrase in what is known of the node. */
  private static final double NEWS = 0.25;

  /** The first piece of a phrase costs more than its share. */
  private static final double SHORTEST_SECONDS = 0.7;

  private final PacedSynthesizer model;
  private final NanoClock clock;

  /** Seconds of speech that the model renders in a second, turns of others included. */
  private volatile double production = FIRST_PRODUCTION;

  BriskSynthesizer(PacedSynthesizer model, NanoClock clock) {
    this.model = model;
    this.clock = clock;
  }

  @Override
  public void speak(
      Phrase phrase, Voice voice, float rate, SpeechDemand demand, Consumer<SpeechChunk> sink) {
    float modelRate = modelRate(rate);
    var out = new Compressing((double) rate / modelRate, sink);
    long startNs = clock.nowNs();
    model.speak(phrase, voice, modelRate, rate, demand, out);
    learn(out.seconds(), (clock.nowNs() - startNs) / 1e9);
  }

  /** As clear as the node can afford at this rate. */
  private float modelRate(float rate) {
    double needed = RESERVE * rate / production;
    return (float) Math.clamp(needed, Math.min(CLEAREST_RATE, rate), rate);
  }

  private void learn(double rendered, double took) {
    if (rendered >= SHORTEST_SECONDS && took > 0) {
      production += NEWS * (rendered / took - production);
    }
  }

  /** One phrase on its way out. */
  private static final class Compressing implements Consumer<SpeechChunk> {
    private final double factor;
    private final Consumer<SpeechChunk> sink;
    private @Nullable TimeCompressor compressor;
    private List<PhonemeTiming> timings = List.of();
    private int emitted;
    private int rendered;

    Compressing(double factor, Consumer<SpeechChunk> sink) {
      this.factor = factor;
      this.sink = sink;
    }

    /** What the model has rendered. */
    double seconds() {
      return (double) rendered / SpeechChunk.SAMPLE_RATE_HZ;
    }

    @Override
    public void accept(SpeechChunk chunk) {
      rendered += chunk.samples().length;
      if (factor <= 1) {
        sink.accept(chunk);
        return;
      }
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
        sink.accept(
            new SpeechChunk(
                chunk.phrase(),
                start,
                samples,
                timings,
                open.outputSamples(),
                open.outputSample(chunk.nextSamples())));
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
