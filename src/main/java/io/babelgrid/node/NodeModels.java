package io.babelgrid.node;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.engine.model.ModelVariant;
import io.babelgrid.face.LipParts;
import io.babelgrid.face.LipWarmUp;
import io.babelgrid.flow.RecognitionWay;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.lipsync.face.FaceModels;
import io.babelgrid.lipsync.generate.MouthDrawing;
import io.babelgrid.lipsync.mouth.AudioMouth;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.RecognizerConfig;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.WhisperModel;
import io.babelgrid.recognition.WhisperRecognizer;
import io.babelgrid.segmentation.RestingDetector;
import io.babelgrid.segmentation.SegmentationConfig;
import io.babelgrid.segmentation.SileroVad;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.SynthesisModels;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.synthesis.text.EnglishPhonemizer;
import io.babelgrid.synthesis.text.PortuguesePhonemizer;
import io.babelgrid.synthesis.text.SpanishPhonemizer;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TextTranslator;
import io.babelgrid.translation.TranslationModels;
import io.babelgrid.translation.TranslationPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prepared models of this node, loaded once for all speakers. */
public final class NodeModels implements LoadedModels {

  private static final String LIPS = "lips";

  private final NanoClock clock;
  private final List<RecognitionWay> recognition;
  private final ModelSession voiceActivity;
  private final boolean hearsEnglish;
  private final WhisperModel whisper;
  private final TranslationModels translation;
  private final EnglishPhonemizer english;
  private final SynthesisModels synthesis;
  private final @Nullable LipParts lips;

  /**
   * @param readers of languages that have no rules of our own
   * @param mouthGenerator an operator's own; null: mouths are drawn by our renderer
   */
  public NodeModels(
      ModelStore store,
      ComputeLanes lanes,
      NanoClock clock,
      Duration translationDue,
      String recogniser,
      String recognitionPolicy,
      String synthesisModel,
      Map<Language, Phonemizer> readers,
      boolean drawsLips,
      @Nullable Path mouthGenerator) {
    this.clock = clock;
    recognition = ways(recognitionPolicy, store.info(recogniser), store);
    hearsEnglish = store.info(recogniser).translates();
    voiceActivity = SileroVad.load(store);
    whisper = WhisperModel.load(store, recogniser, lanes);
    translation =
        new TranslationModels(store, lanes, clock, TranslationPolicy.DEFAULT.due(translationDue));
    english = EnglishPhonemizer.load(store, lanes, clock);
    synthesis =
        SynthesisModels.load(
            store, lanes, readers(english, readers), SynthesisModels.Choice.of(synthesisModel));
    lips = drawsLips ? lips(store, lanes, clock, mouthGenerator) : null;
  }

  private static Map<Language, Phonemizer> readers(
      Phonemizer english, Map<Language, Phonemizer> others) {
    var all = new HashMap<>(others);
    all.put(Language.ENGLISH, english);
    all.put(Language.PORTUGUESE, new PortuguesePhonemizer());
    all.put(Language.SPANISH, new SpanishPhonemizer());
    return all;
  }

  private static LipParts lips(
      ModelStore store, ComputeLanes lanes, NanoClock clock, @Nullable Path mouthGenerator) {
    MouthDrawing drawing =
        mouthGenerator == null
            ? MouthDrawing.warp(lanes)
            : MouthDrawing.generator(mouthGenerator, lanes, clock);
    var parts =
        new LipParts(
            FaceModels.load(store, lanes),
            lanes,
            drawing.cores().orElseGet(() -> store.info(FaceModels.ID).variant(LIPS).cores()),
            clock,
            drawing,
            AudioMouth.load(store, lanes));
    LipWarmUp.run(parts);
    return parts;
  }

  @Override
  public SpeechSegmenter segmenter() {
    var detector = new RestingDetector(new SileroVad(voiceActivity));
    return new SpeechSegmenter(detector, SegmentationConfig.defaults());
  }

  @Override
  public StreamingRecognizer transcriber(
      @Nullable Language source, Supplier<Set<Language>> likely, Supplier<Glossary> glossary) {
    return recognizer(
        new RecognizerConfig(source, RecognizerConfig.Task.TRANSCRIBE, glossary, likely));
  }

  @Override
  public StreamingRecognizer englishTranslator(Language source) {
    return recognizer(new RecognizerConfig(source, RecognizerConfig.Task.TRANSLATE));
  }

  @Override
  public boolean translatesSpeech() {
    return hearsEnglish;
  }

  @Override
  public boolean writes(Language source) {
    return whisper.writes(source);
  }

  @Override
  public boolean translates(Language source, Language target) {
    return translation.translates(source, target);
  }

  @Override
  public double translationCores(Language source, Language target) {
    return translation.cores(source, target);
  }

  @Override
  public StreamingTranslator translator(
      Language source, Language target, Supplier<Glossary> glossary) {
    return translation.streaming(source, target, glossary);
  }

  @Override
  public TextTranslator texts(
      Language source, Language target, Supplier<Glossary> glossary, Duration due) {
    return translation.text(source, target, glossary, due);
  }

  @Override
  public List<Language> voices() {
    return synthesis.languages();
  }

  @Override
  public List<VoiceModel> voiceModels(Language target) {
    return synthesis.models(target);
  }

  @Override
  public List<RecognitionWay> recognitionWays() {
    return recognition;
  }

  @Override
  public Optional<LipParts> lips() {
    return Optional.ofNullable(lips);
  }

  @Override
  public void close() {
    if (lips != null) {
      lips.close();
    }
    synthesis.close();
    english.close();
    translation.close();
    whisper.close();
    voiceActivity.close();
  }

  private StreamingRecognizer recognizer(RecognizerConfig config) {
    return new WhisperRecognizer(whisper, config, recognition.getFirst().policy(), clock);
  }

  /** The policy that is configured and, below it, the thrifty one. */
  private static List<RecognitionWay> ways(String policy, ModelInfo whisper, ModelStore store) {
    RecognitionWay configured = way(policy, whisper, store);
    RecognitionWay thrifty = way("thrifty", whisper, store);
    return policy.equals("thrifty") ? List.of(thrifty) : List.of(configured, thrifty);
  }

  /** A model that nobody measured costs what the base model does, in proportion to its weights. */
  private static RecognitionWay way(String policy, ModelInfo whisper, ModelStore store) {
    String name = "whisper " + policy;
    double cores =
        whisper
            .findVariant(name)
            .map(ModelVariant::cores)
            .orElseGet(() -> {
              ModelInfo base = store.info(WhisperModel.ID);
              return base.variant(name).cores() * whisper.bytes() / base.bytes();
            });
    return new RecognitionWay(name, RecognitionPolicy.named(policy), cores);
  }
}
