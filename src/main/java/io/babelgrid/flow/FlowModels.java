package io.babelgrid.flow;

import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.segmentation.SpeechSegmenter;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The models of this node as a flow uses them. What it returns belongs to one speaker; the weights
 * are shared.
 */
public interface FlowModels {

  /** Cuts one speaker's gapless audio into utterances; its owner closes it. */
  SpeechSegmenter segmenter();

  /**
   * Recognises one speaker in their own language.
   *
   * @param source what is spoken, or null to detect it
   * @param likely what is likelier than other languages, asked while it is detected
   * @param glossary that of the room, asked before each utterance
   */
  StreamingRecognizer transcriber(
      @Nullable Language source, Supplier<Set<Language>> likely, Supplier<Glossary> glossary);

  /**
   * Recognises one speaker of {@code source} as English text; only if {@link #translatesSpeech}.
   */
  StreamingRecognizer englishTranslator(Language source);

  /** Whether speech of any language can be recognised as English text. */
  boolean translatesSpeech();

  /** Whether what is recognised of a language is written as it is read. */
  boolean writes(Language source);

  /** Whether text of this pair can be translated, through English where there is no other way. */
  boolean translates(Language source, Language target);

  /** Cores that translating text takes while somebody talks; at least what a line of it costs. */
  double translationCores(Language source, Language target);

  /**
   * Translates one speaker; only for pairs that {@link #translates}.
   *
   * @param glossary that of the room, asked before each sentence
   */
  StreamingTranslator translator(Language source, Language target, Supplier<Glossary> glossary);

  /** Languages that can be synthesised. */
  List<Language> voices();

  /** The ways to speak a language, best first; none where it can only be read. */
  List<VoiceModel> voiceModels(Language target);

  /** The ways to recognise a speaker, best first. */
  List<RecognitionWay> recognitionWays();
}
