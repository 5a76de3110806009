package io.babelgrid.node;

import io.babelgrid.engine.ComputeLanes;
import io.babelgrid.engine.model.ModelStore;
import io.babelgrid.face.LipParts;
import io.babelgrid.flow.RecognitionWay;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.recognition.RecognitionPolicy;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.segmentation.SegmentationConfig;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.segmentation.VoiceActivityDetector;
import io.babelgrid.synthesis.Phonemizer;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceCatalogue;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.TextTranslator;
import io.babelgrid.translation.Translation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of the service's class of this name where only placement matters: loud audio is
 * speech, each half second of it a word, which is said as a tone. What models would compute is time
 * that a lane is held for, so that a node fills up, and learns what a speaker costs, without a core
 * being busy.
 */
public final class NodeModels implements LoadedModels {

  /** Cores that a speaker takes who is heard in one other language: 0.27. */
  private static final double HEARING = 0.12;

  private static final double TRANSLATING = 0.03;
  private static final double SPEAKING = 0.12;

  private static final float LOUD = 0.02f;

  private final HeldLanes lanes;

  /** As of the class that it stands for; what models would want is not used. */
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
    this.lanes = new HeldLanes(lanes, clock);
  }

  @Override
  public SpeechSegmenter segmenter() {
    return new SpeechSegmenter(new Loudness(), SegmentationConfig.defaults());
  }

  @Override
  public StreamingRecognizer transcriber(
      @Nullable Language source, Supplier<Set<Language>> likely, Supplier<Glossary> glossary) {
    return new HalfSeconds(source == null ? Language.ENGLISH : source, lanes, HEARING);
  }

  @Override
  public StreamingRecognizer englishTranslator(Language source) {
    return new HalfSeconds(Language.ENGLISH, lanes, HEARING);
  }

  @Override
  public boolean translatesSpeech() {
    return false;
  }

  @Override
  public boolean writes(Language source) {
    return true;
  }

  @Override
  public boolean translates(Language source, Language target) {
    return voices().contains(source) && voices().contains(target) && !source.equals(target);
  }

  @Override
  public double translationCores(Language source, Language target) {
    return TRANSLATING;
  }

  @Override
  public StreamingTranslator translator(
      Language source, Language target, Supplier<Glossary> glossary) {
    return transcript -> {
      transcript.words().forEach(_ -> lanes.hold("translation.dummy", TRANSLATING));
      List<TargetWord> words =
          transcript.words().stream()
              .map(word -> new TargetWord(target + ":" + word.text(), word.endSample()))
              .toList();
      boolean last = transcript.last();
      return List.of(
          new Translation(transcript.utterance(), source, target, words, last, last));
    };
  }

  @Override
  public TextTranslator texts(
      Language source, Language target, Supplier<Glossary> glossary, Duration due) {
    return (text, kept) -> target + ":" + text;
  }

  @Override
  public List<Language> voices() {
    return List.of(Language.ENGLISH, Language.PORTUGUESE);
  }

  @Override
  public List<VoiceModel> voiceModels(Language target) {
    if (!voices().contains(target)) {
      return List.of();
    }
    var only = new VoiceCatalogue(List.of(new Voice("dummy-" + target, target, 150)));
    return List.of(new VoiceModel("dummy voice", new Tone(lanes, SPEAKING), only, SPEAKING));
  }

  @Override
  public List<RecognitionWay> recognitionWays() {
    return List.of(new RecognitionWay("dummy ears", RecognitionPolicy.balanced(), HEARING));
  }

  @Override
  public Optional<LipParts> lips() {
    return Optional.empty();
  }

  @Override
  public void close() {}

  private static final class Loudness implements VoiceActivityDetector {

    @Override
    public float probability(float[] window) {
      float peak = 0;
      for (float sample : window) {
        peak = Math.max(peak, Math.abs(sample));
      }
      return peak > LOUD ? 1 : 0;
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}
