package io.babelgrid.flow;

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
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * One speaker in one other language, written top-down: transcript, translation, caption, voice.
 * Translation and voice have a thread each, so that the next words are translated while the last
 * ones are spoken.
 */
final class LanguageFlow implements AutoCloseable, StageWorker.Handler<Transcript> {

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final TranslationRoute route;
  private final StreamingTranslator translator;
  private final VoiceStage voice;
  private final SpeakerContext context;
  private final ComputeAccount account;
  private final StageWorker<Transcript> worker;
  private volatile ServiceLevel level = ServiceLevel.ORIGINAL;

  LanguageFlow(
      TranslationRoute route,
      StreamingTranslator translator,
      VoiceStage voice,
      ComputeAccount account,
      SpeakerContext context) {
    this.route = route;
    this.translator = translator;
    this.voice = voice;
    this.account = account;
    this.context = context;
    this.worker =
        new StageWorker<>(
            "translation", context.settings().textQueue(), IDLE, context.clock(), this);
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

  StageStats stats() {
    return worker.stats();
  }

  void offer(Transcript transcript) {
    worker.offer(transcript);
  }

  @Override
  public void handle(Transcript transcript) {
    if (level == ServiceLevel.ORIGINAL) {
      return;
    }
    ScopedValue.where(ComputeAccount.CURRENT, account)
        .run(() -> translator.accept(transcript).forEach(this::speak));
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
