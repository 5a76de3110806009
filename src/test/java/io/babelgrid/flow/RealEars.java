package io.babelgrid.flow;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.glossary.Glossary;
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
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TranslationModels;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears with the product's models, translates with them where it is told to, and does the rest as
 * {@link DummyModels} do.
 */
final class RealEars implements FlowModels, AutoCloseable {

  final DummyModels others = new DummyModels();
  private final WhisperModel whisper;
  private final ModelSession vad;

  /** What text is translated with; null for the dummies. */
  volatile @Nullable TranslationModels text;

  private RealEars(WhisperModel whisper, ModelSession vad) {
    this.whisper = whisper;
    this.vad = vad;
  }

  static RealEars load(ModelStore store, ComputeLanes lanes) {
    return new RealEars(WhisperModel.load(store, lanes), SileroVad.load(store));
  }

  @Override
  public SpeechSegmenter segmenter() {
    return new SpeechSegmenter(
        new RestingDetector(new SileroVad(vad)), SegmentationConfig.defaults());
  }

  @Override
  public StreamingRecognizer transcriber(
      @Nullable Language source, Supplier<Set<Language>> likely, Supplier<Glossary> glossary) {
    var config = new RecognizerConfig(source, RecognizerConfig.Task.TRANSCRIBE, glossary, likely);
    return new WhisperRecognizer(whisper, config, RecognitionPolicy.balanced(), NanoClock.system());
  }

  @Override
  public StreamingRecognizer englishTranslator(Language source) {
    return others.englishTranslator(source);
  }

  @Override
  public boolean translatesSpeech() {
    return true;
  }

  @Override
  public boolean writes(Language source) {
    return whisper.writes(source);
  }

  @Override
  public boolean translates(Language source, Language target) {
    TranslationModels real = text;
    return real == null ? others.translates(source, target) : real.translates(source, target);
  }

  @Override
  public double translationCores(Language source, Language target) {
    return 0.03;
  }

  @Override
  public StreamingTranslator translator(
      Language source, Language target, Supplier<Glossary> glossary) {
    TranslationModels real = text;
    return real == null
        ? others.translator(source, target, glossary)
        : real.streaming(source, target, glossary);
  }

  @Override
  public List<Language> voices() {
    return others.voices();
  }

  @Override
  public List<VoiceModel> voiceModels(Language target) {
    return others.voiceModels(target);
  }

  @Override
  public List<RecognitionWay> recognitionWays() {
    return others.recognitionWays();
  }

  @Override
  public void close() {
    whisper.close();
    vad.close();
  }
}
