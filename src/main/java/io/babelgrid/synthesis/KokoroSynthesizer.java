package io.babelgrid.synthesis;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.KokoroGraphs.Frames;
import io.babelgrid.synthesis.KokoroGraphs.Prosody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

  private static final double NS_PER_STEP =
      1e9 * SpeechTimeline.STEP_SAMPLES / SpeechChunk.SAMPLE_RATE_HZ;

  private final KokoroModel model;
  private final ComputeLanes lanes;
  private final Map<Language, Phonemizer> phonemizers;
  private final NanoClock clock;
  private final WindowRamp ramp;

  /**
   * @param clock that of the moments at which speech is due
   */
  KokoroSynthesizer(
      KokoroModel model,
      ComputeLanes lanes,
      Map<Language, Phonemizer> phonemizers,
      NanoClock clock) {
    this.model = model;
    this.lanes = lanes;
    this.phonemizers = Map.copyOf(phonemizers);
    this.clock = clock;
    this.ramp =
        new WindowRamp(
            model.precision().firstSteps(),
            model.precision().leastSteps(),
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
      SpeechDemand demand,
      Consumer<SpeechChunk> sink) {
    Phonemizer phonemizer = phonemizers.get(phrase.language());
    if (phonemizer == null) {
      throw new IllegalArgumentException("no phonemes for language " + phrase.language());
    }
    PhraseReading reading = PhraseReading.of(phrase, phonemizer, model.vocabulary());
    if (!reading.sounds()) {
      return;
    }
    KokoroVoice spoken = model.voice(voice.id());
    int pauseSteps = PhonemeText.pauseSteps(reading.spoken(), phrase.endsSentence(), pauseRate);
    float voiceRate = model.tempo().rate(spoken, rate);
    List<Piece> pieces = new ArrayList<>();
    for (PhraseReading.Part part : reading.parts(KokoroModel.MAX_PHONEMES)) {
      pieces.add(plan(part, spoken, voiceRate, demand.dueNs(), pauseSteps));
    }
    if (QuestionMelody.rises(phrase)) {
      pieces.add(pieces.removeLast().asking());
    }
    new Rendering(phrase, spoken, pieces, demand, sink).run();
  }

  /** Part of a phrase that goes through the model at once. */
  private record Piece(float[] style, Prosody prosody, SpeechTimeline timeline) {

    Piece asking() {
      float[] f0 = QuestionMelody.raised(prosody.f0());
      var raised = new Prosody(prosody.durations(), prosody.text(), f0, prosody.energy());
      return new Piece(style, raised, timeline);
    }

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
      PhraseReading.Part part, KokoroVoice voice, float rate, long deadlineNs, int pauseSteps) {
    String text = part.text();
    float[] style = voice.style(text.length());
    Prosody prosody =
        lanes.call(
            "synthesis.prosody",
            deadlineNs,
            () ->
                model
                    .graphs()
                    .prosody(
                        model.vocabulary().tokens(text), style, SpeakingRate.modelSpeed(rate)));
    float[] energy = prosody.energy();
    return new Piece(
        style,
        prosody,
        SpeechTimeline.of(
            part.spoken(), prosody.durations(), step -> energy[step] > SOUND_ENERGY, pauseSteps));
  }

  /** One phrase on its way out. Used by one thread. */
  private final class Rendering {
    private final Phrase phrase;
    private final KokoroVoice voice;
    private final List<Piece> pieces;
    private final SpeechDemand demand;
    private final Consumer<SpeechChunk> sink;
    private final float gain;
    private final List<PhonemeTiming> timings;
    private final int totalSamples;
    private int emittedSamples;

    Rendering(
        Phrase phrase,
        KokoroVoice voice,
        List<Piece> pieces,
        SpeechDemand demand,
        Consumer<SpeechChunk> sink) {
      this.phrase = phrase;
      this.voice = voice;
      this.pieces = pieces;
      this.demand = demand;
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
                demand.dueNs(),
                () -> model.graphs().decode(piece.prosody, piece.style));
        int end = Math.min(piece.timeline.endStep(), frames.steps());
        int from = piece.timeline.startStep();
        int steps = ramp.first(end - from);
        while (steps > 0) {
          float[] samples = render(piece, frames, from, from + steps);
          from += steps;
          steps = nextWindow(steps, end - from);
          emit(samples, steps * SpeechTimeline.STEP_SAMPLES);
        }
      }
    }

    /**
     * @param readySteps rendered and not handed out yet
     * @param remainingSteps of the piece
     */
    private int nextWindow(int readySteps, int remainingSteps) {
      if (remainingSteps == 0) {
        return 0;
      }
      double roomSteps = (demand.silentNs() - clock.nowNs()) / NS_PER_STEP + readySteps;
      return ramp.next(roomSteps, remainingSteps);
    }

    private float[] render(Piece piece, Frames frames, int from, int to) {
      int left = Math.max(0, from - CONTEXT_STEPS);
      int right = Math.min(frames.steps(), to + CONTEXT_STEPS);
      float[] audio =
          lanes.call(
              "synthesis.generator",
              demand.dueNs(),
              () -> model.graphs().generate(frames, left, right, piece.style, voice.stats()));
      float[] samples =
          Arrays.copyOfRange(
              audio,
              (from - left) * SpeechTimeline.STEP_SAMPLES,
              (to - left) * SpeechTimeline.STEP_SAMPLES);
      OutputLevel.apply(samples, gain);
      OutputLevel.fade(samples, emittedSamples, totalSamples);
      return samples;
    }

    private void emit(float[] samples, int nextSamples) {
      int start = emittedSamples;
      emittedSamples += samples.length;
      sink.accept(new SpeechChunk(phrase, start, samples, timings, totalSamples, nextSamples));
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
