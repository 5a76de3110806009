package io.babelgrid.flow;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.synthesis.Voice;
import io.babelgrid.synthesis.VoiceModel;
import io.babelgrid.translation.StreamingTranslator;
import io.babelgrid.voice.UtteranceTraces;
import io.babelgrid.voice.VoiceFollower;
import io.babelgrid.voice.VoiceStage;
import io.babelgrid.voice.WordTrail;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** Makes what one speaker needs to be heard in another language. */
final class LanguageFlows {

  private final FlowModels models;
  private final PlayoutClock playout;
  private final FlowGovernor governor;
  private final ServicePlan service;
  private final SpeakerContext context;
  private final DoubleSupplier pitchHz;
  private final VoiceFollower follower;
  private volatile Map<Language, String> known = Map.of();

  /**
   * @param pitchHz of the speaker, which the voice is to fit; NaN while unknown
   * @param follower what moves with each voice
   */
  LanguageFlows(
      FlowModels models,
      PlayoutClock playout,
      FlowGovernor governor,
      ServicePlan service,
      SpeakerContext context,
      DoubleSupplier pitchHz,
      VoiceFollower follower) {
    this.models = models;
    this.playout = playout;
    this.governor = governor;
    this.service = service;
    this.context = context;
    this.pitchHz = pitchHz;
    this.follower = follower;
  }

  /**
   * Opens a language; its owner closes what is returned.
   *
   * @param route of what is spoken now, by which it is charged
   */
  ServedLanguage open(Language target, TranslationRoute route) {
    return new ServedLanguage(
        target,
        models.translationCores(route.text(), target),
        models.voiceModels(target),
        service,
        context,
        governor,
        (model, account) -> {
          var traces =
              new UtteranceTraces(context.tracer(), context.identity(), target, context.clock());
          var trail =
              new WordTrail(
                  context.ledger().part(), context.timeline(), context.earToVoice(), traces);
          VoiceStage voice = model == null ? null : voice(target, model, trail, account);
          return new LanguageFlow(target, this::translator, voice, trail, account, context);
        });
  }

  private VoiceStage voice(
      Language target, VoiceModel model, WordTrail trail, ComputeAccount account) {
    var voice =
        new VoiceStage(
            target, model, each -> chooseVoice(each, target), trail, account, playout, context);
    follower.follow(target, voice);
    return voice;
  }

  /** Lips move with the voices of no languages but these. */
  void keepLips(Set<Language> targets) {
    follower.keep(targets);
  }

  private StreamingTranslator translator(TranslationRoute route) {
    return switch (route) {
      case TranslationRoute.FromTranscript(Language source, Language target) ->
          models.translator(source, target, context.glossary());
      case TranslationRoute.FromEnglishSpeechTranslation _ -> new VerbatimTranslator();
      case TranslationRoute.ViaEnglish(Language _, Language target) ->
          models.translator(Language.ENGLISH, target, context.glossary());
    };
  }

  /** By which voices the speaker was heard before. */
  void voices(Map<Language, String> voices) {
    known = Map.copyOf(voices);
  }

  Map<Language, String> voices() {
    return known;
  }

  /** The voice with which other nodes are to speak too. */
  Voice shared(Language target) {
    return chooseVoice(
        service.choose(models.voiceModels(target), VoiceModel::coresTalking).getFirst(), target);
  }

  private Voice chooseVoice(VoiceModel model, Language target) {
    String name = known.get(target);
    return model
        .voices()
        .find(target, name)
        .orElseGet(() ->
            model.voice(target, (float) pitchHz.getAsDouble(), context.identity().participantId()));
  }
}
