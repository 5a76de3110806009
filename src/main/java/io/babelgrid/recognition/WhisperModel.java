package io.babelgrid.recognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.pipeline.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Whisper (Radford et al. 2022), loaded once for all speakers of a node; safe for many threads. All
 * its inference runs on the node's compute lanes.
 */
public final class WhisperModel implements AutoCloseable {

  public static final String ID = "whisper-base";

  /** Decoders (14 MB each) that are kept for the next speakers: more than a node of ours serves. */
  private static final int IDLE_DECODERS = 64;

  /** What it writes in another script than people read. */
  private static final Set<Language> UNREADABLE = Set.of(new Language("hi"));

  private final ComputeLanes lanes;
  private final WhisperSettings settings;
  private final Vocabulary vocabulary;
  private final ModelSession frontend;
  private final ModelSession encoder;
  private final ModelSession decoder;
  private final ModelSession step;
  private final boolean isBase;
  private final WhisperSteps steps;
  private final SortedMap<Language, Integer> languages = new TreeMap<>();

  /** The last used is the next: its memory is warm, and as long as the audio needs. */
  private final BlockingDeque<WhisperDecoder> idle = new LinkedBlockingDeque<>(IDLE_DECODERS);

  private WhisperModel(
      ComputeLanes lanes,
      WhisperSettings settings,
      Vocabulary vocabulary,
      ModelSession frontend,
      ModelSession encoder,
      ModelSession decoder,
      ModelSession step,
      boolean isBase) {
    this.lanes = lanes;
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.frontend = frontend;
    this.encoder = encoder;
    this.decoder = decoder;
    this.step = step;
    this.isBase = isBase;
    this.steps = new WhisperSteps(step, settings);
    settings.languages().forEach((code, token) -> languages.put(Language.of(code), token));
  }

  /** Loads the model that comes with the product. */
  public static WhisperModel load(ModelStore store, ComputeLanes lanes) {
    return load(store, ID, lanes);
  }

  /**
   * Loads a model; base takes some 130 MB.
   *
   * @throws io.babelgrid.engine.model.ModelMissingException when it is not prepared
   */
  public static WhisperModel load(ModelStore store, String id, ComputeLanes lanes) {
    Path config = store.file(id, "config.json");
    try {
      var settings = new ObjectMapper().readValue(config.toFile(), WhisperSettings.class);
      if (settings.languages().size() < 2) {
        throw new InferenceException(
            "model " + id + " hears one language only; choose a multilingual one", null);
      }
      return new WhisperModel(
          lanes,
          settings,
          Vocabulary.read(store.file(id, "tokenizer.json"), settings.endOfText()),
          ModelSession.load(store.file(id, "frontend.onnx"), lanes.device()),
          ModelSession.load(store.file(id, "encoder.onnx"), lanes.device()),
          ModelSession.load(store.file(id, "decoder.onnx"), lanes.device()),
          ModelSession.load(store.file(id, "step.onnx"), lanes.device()),
          id.equals(ID));
    } catch (IOException e) {
      throw new InferenceException("cannot read " + config.getParent(), e);
    }
  }

  /** What the model can hear. */
  public SortedSet<Language> languages() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(languages.keySet()));
  }

  /** The token of each. */
  Map<Language, Integer> languageTokens() {
    return languages;
  }

  /** A decoder for one chunk of one speaker; to be given back, or closed when it failed. */
  WhisperDecoder borrow() {
    WhisperDecoder free = idle.poll();
    return free != null ? free : new WhisperDecoder(this);
  }

  void giveBack(WhisperDecoder decoder) {
    if (!idle.offerFirst(decoder)) {
      decoder.close();
    }
  }

  /**
   * Whether it writes a language as that is read. The base model writes Hindi in Urdu's letters: 6
   * of 6 sentences; of others nothing is known.
   */
  public boolean writes(Language language) {
    return !isBase || !UNREADABLE.contains(language);
  }

  /** The token of a language; Norwegian Bokmål is heard as Norwegian. */
  int languageToken(Language language) {
    String code = language.code().equals("nb") ? "no" : language.code();
    Integer token = settings.languages().get(code);
    if (token == null) {
      throw new IllegalArgumentException("cannot recognise " + language);
    }
    return token;
  }

  ComputeLanes lanes() {
    return lanes;
  }

  WhisperSettings settings() {
    return settings;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  ModelSession frontend() {
    return frontend;
  }

  ModelSession encoder() {
    return encoder;
  }

  ModelSession decoder() {
    return decoder;
  }

  /** The decoder as a model of steps that many decodings share. */
  WhisperSteps steps() {
    return steps;
  }

  @Override
  public void close() {
    for (WhisperDecoder free = idle.poll(); free != null; free = idle.poll()) {
      free.close();
    }
    steps.close();
    step.close();
    decoder.close();
    encoder.close();
    frontend.close();
  }
}
