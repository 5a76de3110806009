package io.babelgrid.node;

import io.babelgrid.face.LipParts;
import io.babelgrid.flow.RecognitionWay;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TextTranslator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Of a node that does not work: other nodes have them. Nothing here is asked to. */
final class NoModels implements LoadedModels {

  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException("this node has no models: others work for it");
  }

  @Override
  public SpeechSegmenter segmenter() {
    throw none();
  }

  @Override
  public StreamingRecognizer transcriber(
      @Nullable Language source, Supplier<Set<Language>> likely, Supplier<Glossary> glossary) {
    throw none();
  }

  @Override
  public StreamingRecognizer englishTranslator(Language source) {
    throw none();
  }

  @Override
  public StreamingTranslator translator(
      Language source, Language target, Supplier<Glossary> glossary) {
    throw none();
  }

  @Override
  public TextTranslator texts(
      Language source, Language target, Supplier<Glossary> glossary, Duration due) {
    throw none();
  }

  @Override
  public boolean translatesSpeech() {
    return false;
  }

  @Override
  public boolean writes(Language source) {
    return false;
  }

  @Override
  public boolean translates(Language source, Language target) {
    return false;
  }

  @Override
  public double translationCores(Language source, Language target) {
    return 0;
  }

  @Override
  public List<Language> voices() {
    return List.of();
  }

  @Override
  public List<VoiceModel> voiceModels(Language target) {
    return List.of();
  }

  @Override
  public List<RecognitionWay> recognitionWays() {
    return List.of();
  }

  @Override
  public Optional<LipParts> lips() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
