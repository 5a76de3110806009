package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.room.Caption;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.transport.PeerStats;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One speaker, whole: gapless audio in, captions and one synthetic track for each language out.
 *
 * <pre>
 * audio -> segmentation -> transcription ---------------> LanguageFlow (pt)
 *                      \-> English speech translation --> LanguageFlow (en), via English (...)
 * </pre>
 *
 * Control methods are synchronised; audio comes from one thread.
 */
final class SpeakerFlow implements AutoCloseable {

  private final FlowModels models;
  private final PlayoutClock playout;
  private final SpeakerContext context;
  private final PitchEstimator pitch = new PitchEstimator();
  private final SegmentationStage segmentation;
  private volatile Map<Language, LanguageFlow> languages = Map.of();
  private volatile RecognitionStage transcription;
  private volatile @Nullable RecognitionStage englishTranslation;
  private @Nullable Language spoken;
  private boolean declared;
  private Set<Language> targets = Set.of();

  SpeakerFlow(
      FlowModels models, PlayoutClock playout, SpeakerContext context, @Nullable Language spoken) {
    this.models = models;
    this.playout = playout;
    this.context = context;
    this.spoken = spoken;
    this.declared = spoken != null;
    this.transcription = openTranscription(spoken);
    this.segmentation = new SegmentationStage(models.segmenter(), context, this::hear);
  }

  /** Next audio of the speaker. Never waits. */
  void audio(AudioSpan span, long arrivedNs) {
    context.timeline().arrived(span, arrivedNs);
    segmentation.heard(span);
  }

  /** The speaker fell silent on purpose: what was said so far is an utterance. */
  void muted() {
    segmentation.muted();
  }

  /** Changes what is spoken; what was said before is still recognised in the old language. */
  synchronized void spoken(@Nullable Language language) {
    RecognitionStage before = transcription;
    spoken = language;
    declared = language != null;
    transcription = openTranscription(language);
    before.finish();
    plan();
  }

  /** Says which languages somebody wants to hear this speaker in. */
  synchronized void targets(Set<Language> wanted) {
    if (!wanted.equals(targets)) {
      targets = Set.copyOf(wanted);
      plan();
    }
  }

  SpeakerContext context() {
    return context;
  }

  FlowReport report(PeerStats peer) {
    var stages = new TreeMap<String, StageStats>();
    stages.put("segmentation", segmentation.stats());
    stages.put("recognition", transcription.stats());
    RecognitionStage english = englishTranslation;
    if (english != null) {
      stages.put("speech-translation", english.stats());
    }
    var underruns = new TreeMap<String, Long>();
    var dropped = new TreeMap<String, Long>();
    var backlog = new TreeMap<String, Long>();
    languages.forEach((target, language) -> {
      stages.put("translation." + target, language.stats());
      stages.put("synthesis." + target, language.voice().stats());
      backlog.put(target.code(), language.voice().backlogNs() / 1_000_000);
      underruns.put(target.code(), language.voice().underruns());
      dropped.put(target.code(), language.voice().phrasesDropped());
    });
    return new FlowReport(
        context.identity().roomId(),
        context.identity().participantId(),
        context.wordsToPhrase().total(),
        context.earToVoice().total(),
        context.earToVoice().byMinute(),
        stages,
        underruns,
        dropped,
        backlog,
        context.usage().totalSynthesisedMs(),
        context.account().computeNs() / 1_000_000,
        peer);
  }

  @Override
  public synchronized void close() {
    segmentation.close();
    transcription.close();
    closeEnglish();
    languages.values().forEach(LanguageFlow::close);
    languages = Map.of();
  }

  private void hear(SpeechEvent event) {
    if (event instanceof SpeechEvent.Audio audio) {
      pitch.accept(audio.span());
      context.usage().recognised(audio.span().samples().length);
    }
    transcription.offer(event);
    RecognitionStage english = englishTranslation;
    if (english != null) {
      english.offer(event);
    }
  }

  private RecognitionStage openTranscription(@Nullable Language source) {
    return new RecognitionStage(
        "recognition",
        context.settings().audioQueue(),
        models.transcriber(source),
        context.account(),
        context.clock(),
        this::transcribed);
  }

  private void transcribed(Transcript transcript) {
    learnLanguage(transcript.language());
    context.usage().committed(transcript.words().size());
    caption(transcript);
    for (LanguageFlow language : languages.values()) {
      if (!language.route().needsEnglish()) {
        language.offer(transcript);
      }
    }
  }

  private void translatedToEnglish(Transcript transcript) {
    for (LanguageFlow language : languages.values()) {
      if (language.route().needsEnglish()) {
        language.offer(transcript);
      }
    }
  }

  /**
   * A first guess from a short utterance may be corrected later. Tells of it after the lock is
   * gone: the call that listens locks this flow in turn.
   */
  private void learnLanguage(Language detected) {
    synchronized (this) {
      if (declared || detected.equals(spoken)) {
        return;
      }
      spoken = detected;
      plan();
    }
    context.events().detected(detected);
  }

  /** Opens and closes language flows until they are what is wanted now. */
  private void plan() {
    Map<Language, TranslationRoute> wanted = routes();
    var next = new HashMap<Language, LanguageFlow>();
    for (LanguageFlow open : languages.values()) {
      if (open.route().equals(wanted.get(open.target()))) {
        next.put(open.target(), open);
      } else {
        open.close();
      }
    }
    wanted.forEach((target, route) -> next.computeIfAbsent(target, _ -> open(route)));
    languages = Map.copyOf(next);
    planEnglish(wanted.values().stream().anyMatch(TranslationRoute::needsEnglish));
  }

  private Map<Language, TranslationRoute> routes() {
    Language source = spoken;
    if (source == null) {
      return Map.of();
    }
    return targets.stream()
        .flatMap(target -> TranslationRoute.between(source, target, models).stream())
        .collect(Collectors.toMap(TranslationRoute::target, route -> route));
  }

  private void planEnglish(boolean needed) {
    Language source = spoken;
    if (!needed || source == null) {
      closeEnglish();
    } else if (englishTranslation == null) {
      englishTranslation =
          new RecognitionStage(
              "speech-translation",
              context.settings().audioQueue(),
              models.englishTranslator(source),
              context.account(),
              context.clock(),
              this::translatedToEnglish);
    }
  }

  private void closeEnglish() {
    RecognitionStage open = englishTranslation;
    englishTranslation = null;
    if (open != null) {
      open.close();
    }
  }

  private LanguageFlow open(TranslationRoute route) {
    StreamingTranslator translator =
        switch (route) {
          case TranslationRoute.FromTranscript(Language source, Language target) ->
              models.translator(source, target);
          case TranslationRoute.FromEnglishSpeechTranslation _ -> new VerbatimTranslator();
          case TranslationRoute.ViaEnglish(Language _, Language target) ->
              models.translator(Language.ENGLISH, target);
        };
    Language target = route.target();
    var voice =
        new VoiceStage(
            target, models.synthesizer(target), () -> chooseVoice(target), playout, context);
    return new LanguageFlow(route, translator, voice, context);
  }

  private Voice chooseVoice(Language target) {
    return models.voice(target, pitch.medianF0Hz(), context.identity().participantId());
  }

  private void caption(Transcript transcript) {
    if (transcript.words().isEmpty() && !transcript.last()) {
      return;
    }
    String text = transcript.words().stream().map(TimedWord::text).collect(Collectors.joining(" "));
    context
        .text()
        .caption(
            new Caption(
                context.identity().roomId(),
                context.identity().participantId(),
                transcript.utterance(),
                transcript.language().code(),
                false,
                text,
                transcript.last()));
  }
}
