package io.babelgrid.flow;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.Ladder;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Shortfall;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.capacity.Seat;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.synthesis.VoiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One speaker in one other language, as well as the node can serve it now: by a voice, the best
 * that there is room for, in text alone, or not at all.
 */
final class ServedLanguage implements AutoCloseable, Seat.Served<ServedLanguage.Way> {

  private static final String TEXT_ONLY = "captions";

  /**
   * A voice, to one listener: 50 packets a second of 80 bytes of Opus at 32 kbit/s and 50 bytes of
   * headers (RTP 12, SRTP 10, UDP and IP 28). To more, it is seen on the wire.
   */
  private static final long VOICE_BITS_PER_SECOND = 50 * (80 + 50) * 8;

  /** Why it is never heard; empty where it can be. */
  private final String unvoiced;

  private final LanguageFlow flow;
  private final FlowEvents events;
  private final Seat<Way> seat;
  private boolean closed;
  private volatile boolean reduced;

  /**
   * A way to be heard.
   *
   * @param model whose voice speaks; null for text alone
   */
  record Way(@Nullable VoiceModel model) {}

  /**
   * @param textCores what translating takes while somebody talks
   * @param models the voices, best first; none where the language can only be read
   * @param flows makes the flow, given the best voice, if any, and the account that it is charged
   *     to
   */
  ServedLanguage(
      Language target,
      double textCores,
      List<VoiceModel> models,
      ServicePlan service,
      SpeakerContext context,
      FlowGovernor governor,
      BiFunction<@Nullable VoiceModel, ComputeAccount, LanguageFlow> flows) {
    List<VoiceModel> allowed =
        models.isEmpty() ? models : service.choose(models, VoiceModel::coresTalking);
    this.unvoiced = reason(models, service);
    this.events = context.events();
    ComputeAccount account = context.account().part();
    this.flow = flows.apply(allowed.isEmpty() ? null : allowed.getFirst(), account);
    this.seat =
        governor.open(
            context.identity().flow(target + " voice"),
            ladder(allowed, textCores, service),
            account,
            flow::isTalking,
            this);
  }

  LanguageFlow flow() {
    return flow;
  }

  /** Whether there was too little room for the best way. */
  boolean isReduced() {
    return reduced;
  }

  @Override
  public synchronized void serve(Way way, String reason) {
    reduced = !reason.isEmpty();
    VoiceModel model = way.model();
    if (model != null) {
      flow.speakBy(model);
      level(ServiceLevel.VOICE, "");
    } else {
      level(ServiceLevel.CAPTIONS, unvoiced.isEmpty() ? reason : unvoiced);
    }
  }

  @Override
  public synchronized void refused(String reason) {
    reduced = true;
    level(ServiceLevel.ORIGINAL, reason);
  }

  @Override
  public synchronized void close() {
    closed = true;
    seat.close();
    flow.close();
  }

  private void level(ServiceLevel level, String reason) {
    if (!closed) {
      flow.level(level);
      events.served(flow.target(), level, reason);
    }
  }

  private static String reason(List<VoiceModel> models, ServicePlan service) {
    if (service == ServicePlan.TEXT) {
      return Shortfall.TEXT_ROOM.sentence();
    }
    return models.isEmpty() ? Shortfall.NO_VOICE.sentence() : "";
  }

  private static Ladder<Way> ladder(
      List<VoiceModel> models, double textCores, ServicePlan service) {
    var ways = new ArrayList<Way>();
    if (service != ServicePlan.TEXT) {
      models.forEach(model -> ways.add(new Way(model)));
    }
    ways.add(new Way(null));
    return Ladder.of(ways, way -> rung(way, textCores));
  }

  static Rung rung(Way way, double textCores) {
    VoiceModel model = way.model();
    return model == null
        ? new Rung(ServiceLevel.CAPTIONS, TEXT_ONLY, textCores)
        : new Rung(
            ServiceLevel.VOICE,
            model.name(),
            new Cost(model.coresTalking() + textCores, 0, 0, VOICE_BITS_PER_SECOND));
  }
}
