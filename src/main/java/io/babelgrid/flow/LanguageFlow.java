package io.babelgrid.flow;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.StageStats;
import io.babelgrid.pipeline.StageWorker;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.room.Caption;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.translation.TargetWord;
import io.babelgrid.translation.Translation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One speaker in one other language, written top-down: transcript, translation, caption, voice.
 * Translation and voice have a thread each, so that the next words are translated while the last
 * ones are spoken.
 */
final class LanguageFlow implements AutoCloseable, StageWorker.Handler<LanguageFlow.Recognised> {

  private final TranslationRoute route;
  private final StreamingTranslator translator;
  private final VoiceStage voice;
  private final SpeakerContext context;
  private final WordTrail trail;
  private final ComputeAccount account;
  private final StageWorker<Recognised> worker;

  /** Words to translate, and how they were recognised. */
  record Recognised(Transcript transcript, Moments moments) {}

  private volatile ServiceLevel level = ServiceLevel.ORIGINAL;

  LanguageFlow(
      TranslationRoute route,
      StreamingTranslator translator,
      VoiceStage voice,
      WordTrail trail,
      ComputeAccount account,
      SpeakerContext context) {
    this.route = route;
    this.translator = translator;
    this.voice = voice;
    this.trail = trail;
    this.account = account.part();
    this.context = context;
    this.worker =
        new StageWorker<>(
            "translation",
            context.settings().textQueue(),
            StageWorker.NEVER_IDLE,
            context.clock(),
            this);
  }

  Language target() {
    return route.target();
  }

  TranslationRoute route() {
    return route;
  }

  VoiceStage voice() {
    return voice;
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

  void offer(Transcript transcript, Moments moments) {
    worker.offer(new Recognised(transcript, moments));
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
      trail.recognised(transcript.words().getLast().endSample(), recognised.moments());
    }
    long before = account.computeNs();
    List<Translation> translations =
        ScopedValue.where(ComputeAccount.CURRENT, account)
            .call(() -> translator.accept(transcript));
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

  private void speak(Translation translation) {
    caption(translation);
    if (level != ServiceLevel.CAPTIONS) {
      voice.offer(translation);
    }
  }

  private void caption(Translation translation) {
    if (translation.words().isEmpty() && !translation.last()) {
      return;
    }
    String text =
        translation.words().stream().map(TargetWord::text).collect(Collectors.joining(" "));
    context
        .text()
        .caption(
            new Caption(
                context.identity().roomId(),
                context.identity().participantId(),
                translation.utterance(),
                target().code(),
                true,
                text,
                translation.last()));
  }

  @Override
  public void close() {
    worker.close();
    voice.close();
  }
}
