package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.recognition.StreamingRecognizer;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one speaker says: gapless audio in, transcripts out, in their own language and, where
 * somebody needs it, in English.
 *
 * <pre>
 * audio -> segmentation -> own recogniser ----> said
 *                      \-> English recogniser -> saidInEnglish
 * </pre>
 *
 * Control methods are called one at a time; audio comes from one thread.
 */
final class Hearing implements AutoCloseable {

  private final FlowModels models;
  private final SpeakerContext context;
  private final PitchEstimator pitch;
  private final ComputeAccount account;
  private final FlowMeter meter;
  private final Listener listener;
  private final Ear own = new Ear();
  private final Ear english = new Ear();
  private final SegmentationStage segmentation;
  private RecognitionWay way;
  private long recogniser;
  private @Nullable Language englishOf;

  /** Whether the running utterance is recognised; owned by the segmentation's thread. */
  private boolean recognised;

  private volatile boolean speaking;
  private volatile Set<Language> likely = Set.of();

  /** What becomes of it. Each method is called on a thread of the stage before. */
  interface Listener {

    /** Somebody begins to speak; whether the utterance is recognised. */
    boolean begins();

    /**
     * @param recogniser what {@link Hearing#recogniser} was when the one who heard it was opened
     */
    void said(Transcript transcript, Moments moments, long recogniser);

    /**
     * @param source the language that was spoken
     */
    void saidInEnglish(Transcript transcript, Moments moments, Language source);

    /**
     * Another language than the declared one is clearly spoken.
     *
     * @param recogniser as in {@link #said}
     */
    void misdeclared(Language spoken, long recogniser);
  }

  /**
   * @param pitch hears all that is spoken
   * @param account what recognition is charged to
   */
  Hearing(
      FlowModels models,
      SpeakerContext context,
      PitchEstimator pitch,
      ComputeAccount account,
      RecognitionWay way,
      @Nullable Language spoken,
      Listener listener) {
    this.models = models;
    this.context = context;
    this.pitch = pitch;
    this.account = account;
    this.meter = context.usage().of(FlowKind.RECOGNITION);
    this.way = way;
    this.listener = listener;
    open(spoken);
    this.segmentation = new SegmentationStage(models.segmenter(), context, this::hear);
  }

  /** Next audio of the speaker. Never waits. */
  void audio(AudioSpan span) {
    segmentation.heard(span);
  }

  double restsBelow() {
    return segmentation.restsBelow();
  }

  /**
   * Ends the running utterance here: the speaker fell silent, or what follows is another matter.
   */
  void cut() {
    segmentation.cut();
  }

  /** {@link SegmentationStage#letGo}. */
  void letGo(LongConsumer until) {
    segmentation.letGo(until);
  }

  boolean isSpeaking() {
    return speaking;
  }

  /** Whether something that was said is still to be recognised. */
  boolean isBusy() {
    return speaking || own.isBusy() || english.isBusy();
  }

  /** Tells the present recogniser of the speaker's own language from earlier ones. */
  long recogniser() {
    return recogniser;
  }

  /**
   * Recognises another language from now on; what was said before is an utterance, in the old one.
   *
   * @param language null to detect it
   */
  void spoken(@Nullable Language language) {
    open(language);
    cut();
  }

  private void open(@Nullable Language language) {
    long opened = ++recogniser;
    StreamingRecognizer ears = models.transcriber(language, () -> likely, context.glossary());
    own.use(
        stage(
            "recognition",
            ears,
            (transcript, moments) -> {
              listener.said(transcript, moments, opened);
              Language clear = ears.misdeclared();
              if (clear != null) {
                listener.misdeclared(clear, opened);
              }
            },
            this::settled));
  }

  /** What this speaker is likelier to speak than other languages, where it is detected. */
  void likely(Set<Language> languages) {
    likely = languages;
  }

  /**
   * Recognises in English too, or no longer.
   *
   * @param source what is spoken; null when nobody needs the English
   */
  void english(@Nullable Language source) {
    if (source == null) {
      english.rest();
    } else if (!source.equals(englishOf)) {
      english.use(
          stage(
              "speech-translation",
              models.englishTranslator(source),
              (transcript, moments) -> listener.saidInEnglish(transcript, moments, source),
              _ -> {}));
    }
    englishOf = source;
  }

  private void settled(long utterance) {
    segmentation.settled(utterance);
  }

  private RecognitionStage stage(
      String name,
      StreamingRecognizer recognizer,
      BiConsumer<Transcript, Moments> sink,
      LongConsumer settled) {
    var stage =
        new RecognitionStage(
            name,
            context.settings().audioQueue(),
            recognizer,
            account,
            context.clock(),
            sink,
            settled);
    stage.policy(way.policy());
    return stage;
  }

  /** Recognises differently from now on. */
  void way(RecognitionWay next) {
    way = next;
    own.policy(next.policy());
    english.policy(next.policy());
  }

  private void hear(SpeechEvent event) {
    switch (event) {
      case SpeechEvent.Started _ -> {
        speaking = true;
        recognised = listener.begins();
      }
      case SpeechEvent.Audio audio -> {
        speaking = true;
        pitch.accept(audio.span());
        if (recognised) {
          meter.media(audio.span().samples().length * AudioSpan.NS_PER_SAMPLE);
        }
      }
      case SpeechEvent.Paused _, SpeechEvent.Ended _ -> speaking = false;
    }
    if (recognised) {
      own.hear(event);
      english.hear(event);
    } else if (event instanceof SpeechEvent.Paused) {
      // Nobody waits for more of it, and the next utterance may be recognised.
      settled(event.utterance());
    }
  }

  /** Adds the stages that there are. */
  void stats(Map<String, StageStats> stages) {
    stages.put("segmentation", segmentation.stats());
    own.stage().ifPresent(stage -> stages.put("recognition", stage.stats()));
    english.stage().ifPresent(stage -> stages.put("speech-translation", stage.stats()));
  }

  @Override
  public void close() {
    segmentation.close();
    own.close();
    english.close();
  }
}
