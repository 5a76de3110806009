package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.audio.PitchEstimator;
import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.room.Caption;
import io.babelgrid.segmentation.SpeechEvent;
import io.babelgrid.transport.PeerStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
final class SpeakerFlow implements AutoCloseable, FlowGovernor.Served {

  private final FlowModels models;
  private final SpeakerContext context;
  private final PitchEstimator pitch = new PitchEstimator();
  private final @Nullable SpeakerVideo video;
  private final LanguageFlows flows;
  private final List<RecognitionWay> ways;
  private final ComputeAccount recognitionAccount;
  private final SegmentationStage segmentation;
  private final FlowGovernor.Seat seat;
  private volatile Map<Language, ServedLanguage> languages = Map.of();
  private volatile RecognitionStage transcription;
  private volatile @Nullable RecognitionStage englishTranslation;
  private @Nullable Language spoken;
  private boolean declared;
  private Set<Language> targets = Set.of();
  private volatile RecognitionWay way;
  private volatile boolean served;
  private volatile String refusal = "";

  /** Whether the running utterance is recognised; owned by the segmentation's thread. */
  private boolean heardFromStart;

  private volatile boolean speaking;

  SpeakerFlow(
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      ServicePlan service,
      SpeakerContext context,
      @Nullable Language spoken) {
    this.models = models;
    this.video =
        models
            .lips()
            .filter(_ -> service == ServicePlan.BEST)
            .map(parts -> new SpeakerVideo(parts, context))
            .orElse(null);
    this.flows = new LanguageFlows(models, playout, governor, service, context, pitch, video);
    this.ways = service.choose(models.recognitionWays(), RecognitionWay::coresTalking);
    this.context = context;
    this.recognitionAccount = context.account().part();
    this.way = ways.getFirst();
    this.spoken = spoken;
    this.declared = spoken != null;
    this.transcription = openTranscription(spoken);
    this.segmentation = new SegmentationStage(models.segmenter(), context, this::hear);
    this.seat =
        governor.open(
            new FlowId(context.identity().participantId(), "recognition"),
            ways.stream().map(SpeakerFlow::rung).toList(),
            recognitionAccount,
            () -> speaking,
            this);
  }

  private static Rung rung(RecognitionWay way) {
    return new Rung(ServiceLevel.CAPTIONS, way.name(), way.coresTalking());
  }

  @Override
  public synchronized void serve(Rung rung, String reason) {
    for (RecognitionWay each : ways) {
      if (each.name().equals(rung.model())) {
        way = each;
      }
    }
    transcription.policy(way.policy());
    RecognitionStage english = englishTranslation;
    if (english != null) {
      english.policy(way.policy());
    }
    served = true;
    plan();
  }

  @Override
  public synchronized void refused(String reason) {
    served = false;
    refusal = reason;
    plan();
  }

  /** Next audio of the speaker. Never waits. */
  void audio(AudioSpan span, long arrivedNs) {
    context.timeline().arrived(span, arrivedNs);
    segmentation.heard(span);
  }

  /** Their camera, where lips are drawn. */
  Optional<SpeakerVideo> video() {
    return Optional.ofNullable(video);
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

  /** How the words of the last half minute came to be heard in a language, if they are. */
  Optional<LatencyLedger.Summary> recent(Language target) {
    return Optional.ofNullable(languages.get(target))
        .map(served -> served.flow().recent(context.clock().nowNs()));
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
    return FlowReport.of(
        context, stages, languages.values().stream().map(ServedLanguage::flow).toList(), peer);
  }

  @Override
  public synchronized void close() {
    seat.close();
    segmentation.close();
    transcription.close();
    closeEnglish();
    languages.values().forEach(ServedLanguage::close);
    languages = Map.of();
    if (video != null) {
      video.close();
    }
  }

  private void hear(SpeechEvent event) {
    switch (event) {
      case SpeechEvent.Started _ -> {
        heardFromStart = served;
        speaking = true;
      }
      case SpeechEvent.Audio audio -> pitch.accept(audio.span());
      case SpeechEvent.Ended _ -> speaking = false;
    }
    if (heardFromStart) {
      recognise(event);
    }
  }

  private void recognise(SpeechEvent event) {
    if (event instanceof SpeechEvent.Audio audio) {
      context.usage().recognised(audio.span().samples().length);
    }
    transcription.offer(event);
    RecognitionStage english = englishTranslation;
    if (english != null) {
      english.offer(event);
    }
  }

  private RecognitionStage openTranscription(@Nullable Language source) {
    var stage =
        new RecognitionStage(
            "recognition",
            context.settings().audioQueue(),
            models.transcriber(source),
            recognitionAccount,
            context.clock(),
            this::transcribed);
    stage.policy(way.policy());
    return stage;
  }

  private void transcribed(Transcript transcript, Moments moments) {
    learnLanguage(transcript.language());
    for (TimedWord word : transcript.words()) {
      long saidNs = context.timeline().toNs(word.endSample());
      context
          .ledger()
          .post(
              Workload.CAPTION, saidNs, moments.readyNs(), moments.computingNs(), moments.doneNs());
    }
    context.usage().committed(transcript.words().size());
    caption(transcript);
    for (ServedLanguage each : languages.values()) {
      LanguageFlow language = each.flow();
      if (!language.route().needsEnglish()) {
        language.offer(transcript, moments);
      }
    }
  }

  private void translatedToEnglish(Transcript transcript, Moments moments) {
    for (ServedLanguage each : languages.values()) {
      LanguageFlow language = each.flow();
      if (language.route().needsEnglish()) {
        language.offer(transcript, moments);
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
    var next = new HashMap<Language, ServedLanguage>();
    for (ServedLanguage open : languages.values()) {
      Language target = open.flow().target();
      if (open.flow().route().equals(wanted.get(target))) {
        next.put(target, open);
      } else {
        open.close();
      }
    }
    wanted.forEach((target, route) -> next.computeIfAbsent(target, _ -> flows.open(route)));
    languages = Map.copyOf(next);
    if (video != null) {
      video.keep(next.keySet());
    }
    if (!served && !refusal.isEmpty()) {
      targets.forEach(target -> context.events().served(target, ServiceLevel.ORIGINAL, refusal));
    }
    planEnglish(wanted.values().stream().anyMatch(TranslationRoute::needsEnglish));
  }

  private Map<Language, TranslationRoute> routes() {
    Language source = spoken;
    if (source == null || !served) {
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
      var stage =
          new RecognitionStage(
              "speech-translation",
              context.settings().audioQueue(),
              models.englishTranslator(source),
              recognitionAccount,
              context.clock(),
              this::translatedToEnglish);
      stage.policy(way.policy());
      englishTranslation = stage;
    }
  }

  private void closeEnglish() {
    RecognitionStage open = englishTranslation;
    englishTranslation = null;
    if (open != null) {
      open.close();
    }
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
