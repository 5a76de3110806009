package io.babelgrid.flow;

import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.synthesis.VoiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One speaker in one other language, as well as the node can serve it now: by a voice, the best
 * that there is room for, in text alone, or not at all.
 */
final class ServedLanguage implements AutoCloseable, FlowGovernor.Served {

  private static final String TEXT_ONLY = "captions";
  private static final String BY_WISH = "This room asks for captions without a voice.";

  /** Translation of somebody who talks. */
  private static final double TEXT_CORES = 0.03;

  private final List<VoiceModel> models;
  private final ServicePlan service;
  private final LanguageFlow flow;
  private final FlowEvents events;
  private final FlowGovernor.Seat seat;

  /**
   * @param flows makes the flow, given the best voice and the account that it is charged to
   */
  ServedLanguage(
      Language target,
      List<VoiceModel> models,
      ServicePlan service,
      SpeakerContext context,
      FlowGovernor governor,
      BiFunction<VoiceModel, ComputeAccount, LanguageFlow> flows) {
    this.service = service;
    this.models = service.choose(models, VoiceModel::coresTalking);
    this.events = context.events();
    ComputeAccount account = context.account().part();
    this.flow = flows.apply(this.models.getFirst(), account);
    this.seat =
        governor.open(
            new FlowId(context.identity().participantId(), target + " voice"),
            rungs(this.models, service),
            account,
            () -> flow.voice().backlogNs() > 0,
            this);
  }

  LanguageFlow flow() {
    return flow;
  }

  @Override
  public void serve(Rung rung, String reason) {
    models.stream()
        .filter(model -> model.name().equals(rung.model()))
        .findFirst()
        .ifPresent(flow.voice()::use);
    if (rung.level() == ServiceLevel.VOICE) {
      level(ServiceLevel.VOICE, "");
    } else {
      level(rung.level(), service == ServicePlan.TEXT ? BY_WISH : reason);
    }
  }

  @Override
  public void refused(String reason) {
    level(ServiceLevel.ORIGINAL, reason);
  }

  @Override
  public void close() {
    seat.close();
    flow.close();
  }

  private void level(ServiceLevel level, String reason) {
    flow.level(level);
    events.served(flow.target(), level, reason);
  }

  private static List<Rung> rungs(List<VoiceModel> models, ServicePlan service) {
    var rungs = new ArrayList<Rung>();
    for (VoiceModel model : service == ServicePlan.TEXT ? List.<VoiceModel>of() : models) {
      double cores = model.coresTalking() + TEXT_CORES;
      rungs.add(new Rung(ServiceLevel.VOICE, model.name(), cores));
    }
    rungs.add(new Rung(ServiceLevel.CAPTIONS, TEXT_ONLY, TEXT_CORES));
    return rungs;
  }
}
