package io.babelgrid.synthesis;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The synthesisers and voices of a node: for each language, best first. Immutable. */
public final class SynthesisModels implements AutoCloseable {

  /** What an operator may choose. */
  public enum Choice {
    /** Kokoro in 8 bits, 0.3 s of a core for a second of speech; under load hibari in English. */
    KOKORO_Q8,
    /** Kokoro in floats, 0.7 s of a core for a second of speech; under load in 8 bits. */
    KOKORO,
    /** English by hibari, 0.01 s of a core for a second; other languages by Kokoro in 8 bits. */
    HIBARI;

    /** Reads {@code kokoro-q8}, {@code kokoro} or {@code hibari}. */
    public static Choice of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private static final String KOKORO = "kokoro";
  private static final String KOKORO_Q8 = "kokoro-q8";
  private static final String HIBARI = "hibari";

  private final Map<Language, List<VoiceModel>> byLanguage;
  private final List<AutoCloseable> loaded;

  private SynthesisModels(Map<Language, List<VoiceModel>> byLanguage, List<AutoCloseable> loaded) {
    this.byLanguage =
        byLanguage.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    this.loaded = List.copyOf(loaded);
  }

  /**
   * Loads the models that {@code choice} allows; takes seconds.
   *
   * @param phonemizers the languages to speak
   * @throws io.babelgrid.engine.model.ModelMissingException when a model is not prepared
   */
  public static SynthesisModels load(
      ModelStore store, ComputeLanes lanes, Map<Language, Phonemizer> phonemizers, Choice choice) {
    var byLanguage = new HashMap<Language, List<VoiceModel>>();
    var loaded = new ArrayList<AutoCloseable>();
    Phonemizer english = phonemizers.get(Language.ENGLISH);
    var kokoroSpeaks = new HashMap<>(phonemizers);
    if (choice == Choice.HIBARI && english != null) {
      kokoroSpeaks.remove(Language.ENGLISH);
    }
    if (choice == Choice.KOKORO) {
      add(kokoro(store, lanes, kokoroSpeaks, Precision.FP32, loaded), byLanguage, kokoroSpeaks);
    }
    if (!kokoroSpeaks.isEmpty()) {
      add(kokoro(store, lanes, kokoroSpeaks, Precision.Q8, loaded), byLanguage, kokoroSpeaks);
    }
    if (english != null) {
      HibariModel hibari = HibariModel.load(store);
      loaded.add(hibari);
      var synthesizer = brisk(new HibariSynthesizer(hibari, lanes, english));
      var voices = new VoiceCatalogue(List.of(hibari.voice()));
      byLanguage
          .computeIfAbsent(Language.ENGLISH, _ -> new ArrayList<>())
          .add(new VoiceModel(HIBARI, synthesizer, voices, cores(store, HibariModel.ID, HIBARI)));
    }
    return new SynthesisModels(byLanguage, loaded);
  }

  private static VoiceModel kokoro(
      ModelStore store,
      ComputeLanes lanes,
      Map<Language, Phonemizer> phonemizers,
      Precision precision,
      List<AutoCloseable> loaded) {
    KokoroModel kokoro = KokoroModel.load(store, precision, lanes.device());
    loaded.add(kokoro);
    String name = precision == Precision.FP32 ? KOKORO : KOKORO_Q8;
    return new VoiceModel(
        name,
        brisk(new KokoroSynthesizer(kokoro, lanes, phonemizers, NanoClock.system())),
        new VoiceCatalogue(kokoro.voices()),
        cores(store, KokoroModel.ID, name));
  }

  private static SpeechSynthesizer brisk(PacedSynthesizer model) {
    return new BriskSynthesizer(model, NanoClock.system());
  }

  private static double cores(ModelStore store, String model, String variant) {
    return store.info(model).variant(variant).cores();
  }

  private static void add(
      VoiceModel model,
      Map<Language, List<VoiceModel>> byLanguage,
      Map<Language, Phonemizer> phonemizers) {
    for (Language language : model.voices().languages()) {
      if (phonemizers.containsKey(language)) {
        byLanguage.computeIfAbsent(language, _ -> new ArrayList<>()).add(model);
      }
    }
  }

  /** Languages that can be spoken. */
  public List<Language> languages() {
    return byLanguage.keySet().stream().sorted(Comparator.naturalOrder()).toList();
  }

  /** The ways to speak a language, best first; none where it cannot be spoken. */
  public List<VoiceModel> models(Language language) {
    return byLanguage.getOrDefault(language, List.of());
  }

  /**
   * The best synthesiser of a language.
   *
   * @throws IllegalArgumentException when it cannot be spoken
   */
  public SpeechSynthesizer synthesizer(Language language) {
    return best(language).synthesizer();
  }

  /** A voice of the best synthesiser. See {@link VoiceCatalogue#choose}. */
  public Voice voice(Language language, float medianF0Hz, String participantKey) {
    return best(language).voice(language, medianF0Hz, participantKey);
  }

  private VoiceModel best(Language language) {
    return models(language).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no synthesiser speaks " + language));
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
