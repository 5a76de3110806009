package io.babelgrid.synthesis;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The synthesisers and voices of a node, one synthesiser a language. Immutable. */
public final class SynthesisModels implements AutoCloseable {

  /** What an operator may choose. */
  public enum Choice {
    /** Kokoro in 8 bits: the default. A second of speech takes 0.3 s of a core. */
    KOKORO_Q8,
    /** Kokoro in floats: 0.7 s of a core for a second of speech. */
    KOKORO,
    /** English by hibari, 0.01 s of a core for a second; other languages by Kokoro in 8 bits. */
    HIBARI;

    /** Reads {@code kokoro-q8}, {@code kokoro} or {@code hibari}. */
    public static Choice of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private final Map<Language, SpeechSynthesizer> synthesizers;
  private final VoiceCatalogue catalogue;
  private final List<AutoCloseable> loaded;

  private SynthesisModels(
      Map<Language, SpeechSynthesizer> synthesizers,
      VoiceCatalogue catalogue,
      List<AutoCloseable> loaded) {
    this.synthesizers = Map.copyOf(synthesizers);
    this.catalogue = catalogue;
    this.loaded = List.copyOf(loaded);
  }

  /**
   * Loads what {@code choice} needs; takes seconds.
   *
   * @param phonemizers the languages to speak
   * @throws io.babelgrid.engine.model.ModelMissingException when a model is not prepared
   */
  public static SynthesisModels load(
      ModelStore store, ComputeLanes lanes, Map<Language, Phonemizer> phonemizers, Choice choice) {
    var synthesizers = new HashMap<Language, SpeechSynthesizer>();
    var voices = new ArrayList<Voice>();
    var loaded = new ArrayList<AutoCloseable>();
    Phonemizer english = phonemizers.get(Language.ENGLISH);
    if (choice == Choice.HIBARI && english != null) {
      HibariModel hibari = HibariModel.load(store);
      loaded.add(hibari);
      voices.add(hibari.voice());
      synthesizers.put(Language.ENGLISH, new HibariSynthesizer(hibari, lanes, english));
    }
    if (!synthesizers.keySet().containsAll(phonemizers.keySet())) {
      Precision precision = choice == Choice.KOKORO ? Precision.FP32 : Precision.Q8;
      KokoroModel kokoro = KokoroModel.load(store, precision, lanes.device());
      loaded.add(kokoro);
      var synthesizer = new KokoroSynthesizer(kokoro, lanes, phonemizers);
      for (Voice voice : kokoro.voices()) {
        Language language = voice.language();
        if (phonemizers.containsKey(language)
            && synthesizers.getOrDefault(language, synthesizer) == synthesizer) {
          synthesizers.put(language, synthesizer);
          voices.add(voice);
        }
      }
    }
    return new SynthesisModels(synthesizers, new VoiceCatalogue(voices), loaded);
  }

  /** Languages that can be spoken. */
  public List<Language> languages() {
    return synthesizers.keySet().stream().sorted(Comparator.naturalOrder()).toList();
  }

  /**
   * The synthesiser of a language.
   *
   * @throws IllegalArgumentException when it cannot be spoken
   */
  public SpeechSynthesizer synthesizer(Language language) {
    SpeechSynthesizer synthesizer = synthesizers.get(language);
    if (synthesizer == null) {
      throw new IllegalArgumentException("no synthesiser speaks " + language);
    }
    return synthesizer;
  }

  /** See {@link VoiceCatalogue#choose}. */
  public Voice voice(Language language, float medianF0Hz, String participantKey) {
    return catalogue.choose(language, medianF0Hz, participantKey);
  }

  @Override
  public void close() {
    for (AutoCloseable model : loaded) {
      try {
        model.close();
      } catch (Exception e) {
        throw new IllegalStateException("a voice model did not unload", e);
      }
    }
  }
}
