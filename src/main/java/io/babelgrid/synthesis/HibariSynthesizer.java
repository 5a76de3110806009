package io.babelgrid.synthesis;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

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
      LongSupplier dueNs,
      Consumer<SpeechChunk> sink) {
    if (!phrase.language().equals(Language.ENGLISH)) {
      throw new IllegalArgumentException("hibari speaks English, not " + phrase.language());
    }
    String phonemes = model.vocabulary().known(phonemizer.phonemize(phrase.text()));
    if (!PhonemeText.sounds(phonemes)) {
      return;
    }
    String text = PhonemeText.closed(phonemes, phrase.endsSentence());
    List<float[]> parts = new ArrayList<>();
    List<PhonemeTiming> timings = new ArrayList<>();
    int totalSamples = 0;
    for (String part : PhonemeSplitter.split(text, HibariModel.MAX_PHONEMES)) {
      HibariModel.Spoken spoken =
          lanes.call(
              "synthesis.hibari",
              dueNs.getAsLong(),
              () -> model.speak(model.vocabulary().tokens(part), SpeakingRate.modelSpeed(rate)));
      SpeechTimeline timeline =
          SpeechTimeline.of(
              part,
              spoken.durations(),
              step -> sounds(spoken.audio(), step),
              PhonemeText.pauseSteps(phonemes, phrase.endsSentence(), pauseRate));
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
