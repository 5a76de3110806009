package io.babelgrid.synthesis;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * English in one small voice, a hundred times as fast as it speaks: for nodes that cannot afford
 * Kokoro. A phrase comes in one chunk, since rendering all of it takes a few milliseconds.
 */
final class HibariSynthesizer implements PacedSynthesizer {

  /** A step is heard when its mean level is above this; its noise floor is far below. */
  private static final double SOUND_DBFS = -60;

  private static final double SOUND_POWER = Math.pow(10, SOUND_DBFS / 10);

  private final HibariModel model;
  private final ComputeLanes lanes;
  private final Phonemizer phonemizer;

  HibariSynthesizer(HibariModel model, ComputeLanes lanes, Phonemizer english) {
    this.model = model;
    this.lanes = lanes;
    this.phonemizer = english;
  }

  @Override
  public void speak(
      Phrase phrase,
      Voice voice,
      float rate,
      float pauseRate,
      SpeechDemand demand,
      Consumer<SpeechChunk> sink) {
    if (!phrase.language().equals(Language.ENGLISH)) {
      throw new IllegalArgumentException("hibari speaks English, not " + phrase.language());
    }
    PhraseReading reading = PhraseReading.of(phrase, phonemizer, model.vocabulary());
    if (!reading.sounds()) {
      return;
    }
    int pauseSteps = PhonemeText.pauseSteps(reading.spoken(), phrase.endsSentence(), pauseRate);
    List<float[]> parts = new ArrayList<>();
    List<PhonemeTiming> timings = new ArrayList<>();
    int totalSamples = 0;
    for (PhraseReading.Part part : reading.parts(HibariModel.MAX_PHONEMES)) {
      HibariModel.Spoken spoken =
          lanes.call(
              "synthesis.hibari",
              demand.dueNs(),
              () ->
                  model.speak(
                      model.vocabulary().tokens(part.text()), SpeakingRate.modelSpeed(rate)));
      SpeechTimeline timeline =
          SpeechTimeline.of(
              part.spoken(), spoken.durations(), step -> sounds(spoken.audio(), step), pauseSteps);
      timings.addAll(timeline.timingsFrom(totalSamples));
      parts.add(kept(spoken.audio(), timeline));
      totalSamples += timeline.samples();
    }
    float[] samples = joined(parts, totalSamples);
    OutputLevel.apply(samples, OutputLevel.gain(model.levelDbfs()));
    OutputLevel.fade(samples, 0, totalSamples);
    sink.accept(new SpeechChunk(phrase, 0, samples, List.copyOf(timings), totalSamples));
  }

  private static boolean sounds(float[] audio, int step) {
    int from = step * SpeechTimeline.STEP_SAMPLES;
    double power = 0;
    for (int i = from; i < from + SpeechTimeline.STEP_SAMPLES; i++) {
      power += audio[i] * audio[i];
    }
    return power > SOUND_POWER * SpeechTimeline.STEP_SAMPLES;
  }

  private static float[] kept(float[] audio, SpeechTimeline timeline) {
    return Arrays.copyOfRange(
        audio,
        timeline.startStep() * SpeechTimeline.STEP_SAMPLES,
        timeline.endStep() * SpeechTimeline.STEP_SAMPLES);
  }

  private static float[] joined(List<float[]> parts, int samples) {
    var joined = new float[samples];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
