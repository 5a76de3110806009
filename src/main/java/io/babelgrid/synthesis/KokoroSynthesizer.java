package io.babelgrid.synthesis;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.KokoroGraphs.Frames;
import io.babelgrid.synthesis.KokoroGraphs.Prosody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Kokoro-82M that starts to speak before a phrase is rendered. How a phrase is spoken is computed
 * for the whole phrase; its waveform in windows, each in time for the end of the one before.
 */
final class KokoroSynthesizer implements PacedSynthesizer {

  /** 8 steps on each side: 100 dB between a windowed and a whole rendering. */
  private static final int CONTEXT_STEPS = 8;

  /** 1.2 s, so that a lane is not kept much longer than the first window takes. */
  private static final int MAX_STEPS = 96;

  /** The energy curve follows the level (correlation 0.98); this is 45 dB below loud speech. */
  private static final float SOUND_ENERGY = -2;

  private final KokoroModel model;
  private final ComputeLanes lanes;
  private final Map<Language, Phonemizer> phonemizers;
  private final WindowRamp ramp;

  KokoroSynthesizer(KokoroModel model, ComputeLanes lanes, Map<Language, Phonemizer> phonemizers) {
    this.model = model;
    this.lanes = lanes;
    this.phonemizers = Map.copyOf(phonemizers);
    this.ramp =
        new WindowRamp(
            model.precision().firstSteps(),
            MAX_STEPS,
            CONTEXT_STEPS,
            model.precision().relativeCost());
  }

  @Override
  public void speak(
      Phrase phrase,
      Voice voice,
      float rate,
      float pauseRate,
      LongSupplier dueNs,
      Consumer<SpeechChunk> sink) {
    Phonemizer phonemizer = phonemizers.get(phrase.language());
    if (phonemizer == null) {
      throw new IllegalArgumentException("no phonemes for language " + phrase.language());
    }
    String phonemes = model.vocabulary().known(phonemizer.phonemize(phrase.text()));
    if (!PhonemeText.sounds(phonemes)) {
      return;
    }
    KokoroVoice spoken = model.voice(voice.id());
    String text = PhonemeText.closed(phonemes, phrase.endsSentence());
    int pauseSteps = PhonemeText.pauseSteps(phonemes, phrase.endsSentence(), pauseRate);
    List<Piece> pieces = new ArrayList<>();
    for (String part : PhonemeSplitter.split(text, KokoroModel.MAX_PHONEMES)) {
      pieces.add(plan(part, spoken, rate, dueNs.getAsLong(), pauseSteps));
    }
    new Rendering(phrase, spoken, pieces, dueNs, sink).run();
  }

  /** Part of a phrase that goes through the model at once. */
  private record Piece(float[] style, Prosody prosody, SpeechTimeline timeline) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private Piece plan(
      String phonemes, KokoroVoice voice, float rate, long deadlineNs, int pauseSteps) {
    float[] style = voice.style(phonemes.length());
    Prosody prosody =
        lanes.call(
            "synthesis.prosody",
            deadlineNs,
            () ->
                model
                    .graphs()
                    .prosody(
                        model.vocabulary().tokens(phonemes), style, SpeakingRate.modelSpeed(rate)));
    float[] energy = prosody.energy();
    return new Piece(
        style,
        prosody,
        SpeechTimeline.of(
            phonemes, prosody.durations(), step -> energy[step] > SOUND_ENERGY, pauseSteps));
  }

  /** One phrase on its way out. Used by one thread. */
  private final class Rendering {
    private final Phrase phrase;
    private final KokoroVoice voice;
    private final List<Piece> pieces;
    private final LongSupplier dueNs;
    private final Consumer<SpeechChunk> sink;
    private final float gain;
    private final List<PhonemeTiming> timings;
    private final int totalSamples;
    private int emittedSamples;
    private double bufferedSteps;

    Rendering(
        Phrase phrase,
        KokoroVoice voice,
        List<Piece> pieces,
        LongSupplier dueNs,
        Consumer<SpeechChunk> sink) {
      this.phrase = phrase;
      this.voice = voice;
      this.pieces = pieces;
      this.dueNs = dueNs;
      this.sink = sink;
      this.gain = OutputLevel.gain(voice.levelDbfs());
      this.timings = joined(pieces);
      this.totalSamples = pieces.stream().mapToInt(piece -> piece.timeline.samples()).sum();
    }

    void run() {
      for (Piece piece : pieces) {
        Frames frames =
            lanes.call(
                "synthesis.decoder",
                dueNs.getAsLong(),
                () -> model.graphs().decode(piece.prosody, piece.style));
        int end = Math.min(piece.timeline.endStep(), frames.steps());
        for (int from = piece.timeline.startStep(); from < end; ) {
          int to = from + Math.min(end - from, ramp.next(bufferedSteps, end - from));
          render(piece, frames, from, to);
          from = to;
        }
      }
    }

    private void render(Piece piece, Frames frames, int from, int to) {
      int left = Math.max(0, from - CONTEXT_STEPS);
      int right = Math.min(frames.steps(), to + CONTEXT_STEPS);
      float[] audio =
          lanes.call(
              "synthesis.generator",
              dueNs.getAsLong(),
              () -> model.graphs().generate(frames, left, right, piece.style, voice.stats()));
      float[] samples =
          Arrays.copyOfRange(
              audio,
              (from - left) * SpeechTimeline.STEP_SAMPLES,
              (to - left) * SpeechTimeline.STEP_SAMPLES);
      OutputLevel.apply(samples, gain);
      OutputLevel.fade(samples, emittedSamples, totalSamples);
      bufferedSteps = ramp.buffered(bufferedSteps, right - left, to - from);
      int start = emittedSamples;
      emittedSamples += samples.length;
      sink.accept(new SpeechChunk(phrase, start, samples, timings, totalSamples));
    }

    private static List<PhonemeTiming> joined(List<Piece> pieces) {
      var joined = new ArrayList<PhonemeTiming>();
      int offset = 0;
      for (Piece piece : pieces) {
        joined.addAll(piece.timeline.timingsFrom(offset));
        offset += piece.timeline.samples();
      }
      return List.copyOf(joined);
    }
  }
}
