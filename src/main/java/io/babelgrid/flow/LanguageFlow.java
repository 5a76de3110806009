package io.babelgrid.flow;

import io.babelgrid.audio.AudioSpan;
import io.babelgrid.budget.FlowKind;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.Spacing;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.speaker.FlowMeter;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import io.babelgrid.voice.VoiceStage;
import io.babelgrid.voice.WordTrail;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One speaker in one other language, written top-down: transcript, translation, caption, voice
 * where there is one. It stays when the speaker changes to another language of their own.
 * Translation and voice have a thread each, so that the next words are translated while the last
 * ones are spoken.
 */
final class LanguageFlow implements AutoCloseable, StageWorker.Handler<LanguageFlow.Recognised> {

  private final Language target;
  private final Function<TranslationRoute, StreamingTranslator> translators;
  private final @Nullable VoiceStage voice;
  private final SpeakerContext context;
  private final WordTrail trail;
  private final ComputeAccount account;
  private final FlowMeter meter;
  private final CaptionLine captions;
  private final SpokenTerms terms;
  private final StageWorker<Recognised> worker;

  /** The way of the last words and who translated them; both belong to the worker. */
  private @Nullable TranslationRoute route;

  private @Nullable StreamingTranslator translator;

  /** Words to translate, the way to, and how they were recognised. */
  record Recognised(TranslationRoute route, Transcript transcript, Moments moments, long hereNs) {}

  private volatile ServiceLevel level = ServiceLevel.ORIGINAL;

  /**
   * @param translators opens one for a route
   * @param voice null where the language can only be read
   */
  LanguageFlow(
      Language target,
      Function<TranslationRoute, StreamingTranslator> translators,
      @Nullable VoiceStage voice,
      WordTrail trail,
      ComputeAccount account,
      SpeakerContext context) {
    this.target = target;
    this.translators = translators;
    this.voice = voice;
    this.trail = trail;
    this.meter = context.usage().of(FlowKind.TRANSLATION, target);
    this.account = account.part(meter.account());
    this.context = context;
    this.captions = new CaptionLine(context, true);
    this.terms = new SpokenTerms(target, context.glossary());
    this.worker =
        new StageWorker<>(
            "translation",
            context.settings().textQueue(),
            StageWorker.NEVER_IDLE,
            context.clock(),
            this);
  }

  Language target() {
    return target;
  }

  Optional<VoiceStage> voice() {
    return Optional.ofNullable(voice);
  }

  /** Speaks by this model from the next phrase on. */
  void speakBy(VoiceModel model) {
    voice().ifPresent(stage -> stage.use(model));
  }

  /** Whether speech waits to be heard. */
  boolean isTalking() {
    return voice().map(stage -> stage.backlogNs() > 0).orElse(false);
  }

  /** Serves it so from now on: in voice, in text, or not at all. */
  void level(ServiceLevel next) {
    level = next;
  }

  ServiceLevel level() {
    return level;
  }

  LatencyLedger.Summary recent(long nowNs) {
    return trail.recent(nowNs);
  }

  StageStats stats() {
    return worker.stats();
  }

  /** Whether something is still to be translated or heard. */
  boolean isBusy() {
    return worker.stats().isBusy()
        || voice().map(stage -> stage.stats().isBusy() || stage.isTalking()).orElse(false);
  }

  /**
   * Takes the next words.
   *
   * @param by how they become words of the target; another way than before once the speaker speaks
   *     another language
   */
  void offer(TranslationRoute by, Transcript transcript, Moments moments, long hereNs) {
    worker.offer(new Recognised(by, transcript, moments, hereNs));
  }

  @Override
  public void handle(Recognised recognised) {
    handle(recognised, context.clock().nowNs());
  }

  @Override
  public void handle(Recognised recognised, long offeredNs) {
    if (level == ServiceLevel.ORIGINAL) {
      return;
    }
    Transcript transcript = recognised.transcript();
    if (!transcript.words().isEmpty()) {
      trail.recognised(
          transcript.words().getLast().endSample(), recognised.moments(), recognised.hereNs());
    }
    meter.media(spokenNs(transcript));
    long before = account.computeNs();
    List<Translation> translations =
        ScopedValue.where(ComputeAccount.CURRENT, account)
            .call(() -> translator(recognised.route()).accept(transcript));
    long doneNs = context.clock().nowNs();
    var moments = Moments.of(offeredNs, doneNs, account.computeNs() - before);
    for (Translation translation : translations) {
      translation.words().stream()
          .mapToLong(TargetWord::sourceEndSample)
          .max()
          .ifPresent(until -> trail.translated(until, moments));
      speak(translation);
    }
  }

  /** How long the speaker took to say it. */
  private static long spokenNs(Transcript transcript) {
    return transcript.words().stream()
            .mapToLong(word -> word.endSample() - word.startSample())
            .sum()
        * AudioSpan.NS_PER_SAMPLE;
  }

  private StreamingTranslator translator(TranslationRoute by) {
    StreamingTranslator current = translator;
    if (current == null || !by.equals(route)) {
      current = translators.apply(by);
      translator = current;
      route = by;
    }
    return current;
  }

  private void speak(Translation translation) {
    String words =
        Spacing.of(target).line(translation.words().stream().map(TargetWord::text).toList());
    captions.add(translation.utterance(), target, words, translation.last());
    if (voice != null && level != ServiceLevel.CAPTIONS) {
      voice.offer(terms.of(translation));
    }
  }

  @Override
  public void close() {
    worker.close();
    captions.close();
    voice().ifPresent(VoiceStage::close);
  }
}
