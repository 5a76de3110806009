package io.babelgrid.evaluation;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.Phrase;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.text.EnglishPhonemizer;
import io.babelgrid.synthesis.text.PortuguesePhonemizer;
import io.babelgrid.synthesis.text.SpanishPhonemizer;
import io.babelgrid.translation.TargetWord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's own voices as speakers: no package has enough people. */
public final class TestVoices implements AutoCloseable {

  public static final float MALE_HZ = 120;
  public static final float FEMALE_HZ = 200;

  private final EnglishPhonemizer english;
  private final SynthesisModels models;

  private TestVoices(EnglishPhonemizer english, SynthesisModels models) {
    this.english = english;
    this.models = models;
  }

  public static TestVoices load(ModelStore store, ComputeLanes lanes) {
    return load(store, lanes, Map.of());
  }

  /**
   * @param others readers of languages that have no rules of our own
   */
  public static TestVoices load(
      ModelStore store, ComputeLanes lanes, Map<Language, Phonemizer> others) {
    EnglishPhonemizer english = EnglishPhonemizer.load(store, lanes, NanoClock.system());
    var readers = new HashMap<>(others);
    readers.put(Language.ENGLISH, english);
    readers.put(Language.PORTUGUESE, new PortuguesePhonemizer());
    readers.put(Language.SPANISH, new SpanishPhonemizer());
    return new TestVoices(
        english, SynthesisModels.load(store, lanes, readers, SynthesisModels.Choice.KOKORO_Q8));
  }

  /**
   * @param speaker of the voices near {@code f0Hz}, always the same one
   */
  public RenderedSpeech say(Language language, String text, float f0Hz, String speaker) {
    return say(text, models.voice(language, f0Hz, speaker));
  }

  /**
   * @param voice its name
   */
  public RenderedSpeech say(Language language, String text, String voice) {
    return say(
        text, models.models(language).getFirst().voices().find(language, voice).orElseThrow());
  }

  private RenderedSpeech say(String text, Voice voice) {
    List<TargetWord> words =
        Arrays.stream(text.split(" ")).map(word -> new TargetWord(word, 0)).toList();
    return RenderedSpeech.of(
        models.synthesizer(voice.language()),
        new Phrase(0, 0, voice.language(), words, true),
        voice);
  }

  @Override
  public void close() {
    models.close();
    english.close();
  }
}
