package io.babelgrid.call;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.face.FaceContext;
import io.babelgrid.face.LipEvents;
import io.babelgrid.face.LipModels;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaPlane;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.speaker.SpeakerUsage;
import io.babelgrid.transport.MediaServer;
import io.babelgrid.voice.VoiceFollower;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All calls of this node. */
@ApplicationScoped
public class CallMediaPlane implements MediaPlane {

  private final Map<String, Held> calls = new ConcurrentHashMap<>();
  private final MediaServer server;
  private final FlowModels models;
  private final LipModels faces;
  private final PlayoutClock playout;
  private final FlowGovernor governor;
  private final TextEvents text;
  private final LatencyLedger ledger;
  private final Tracer tracer;
  private final LatencyWindow forwarding;
  private final FlowSettings settings;
  private final NanoClock clock;

  public CallMediaPlane(
      MediaServer server,
      FlowModels models,
      LipModels faces,
      PlayoutClock playout,
      FlowGovernor governor,
      TextEvents text,
      LatencyLedger ledger,
      Tracer tracer,
      FlowSettings settings,
      NanoClock clock) {
    this.server = server;
    this.models = models;
    this.faces = faces;
    this.playout = playout;
    this.governor = governor;
    this.text = text;
    this.ledger = ledger;
    this.tracer = tracer;
    this.forwarding = new LatencyWindow(ledger, Workload.FORWARD);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public MediaSession open(
      String roomId,
      String participantId,
      LanguageChoice languages,
      ServicePlan service,
      MediaEvents events) {
    CallMedia call = enter(roomId);
    try {
      var opened =
          new ParticipantMedia(
              participantId,
              call,
              languages,
              events,
              server,
              forwarding,
              (flowEvents, lipEvents, spoken) ->
                  speaker(
                      new SpeakerIdentity(roomId, participantId),
                      service,
                      flowEvents,
                      lipEvents,
                      spoken),
              () -> leave(roomId));
      opened.join();
      return opened;
    } catch (RuntimeException | Error e) {
      leave(roomId);
      throw e;
    }
  }

  /** Every speaker on this node, for reports. */
  public Collection<Speaker> speakers() {
    return calls.values().stream()
        .map(held -> held.call().speakers())
        .flatMap(Collection::stream)
        .toList();
  }

  /** A call, and how many hold it: who is about to join does already, and it goes with the last. */
  private record Held(CallMedia call, int holders) {}

  private CallMedia enter(String roomId) {
    return calls
        .compute(
            roomId,
            (_, held) ->
                held == null
                    ? new Held(new CallMedia(), 1)
                    : new Held(held.call(), held.holders() + 1))
        .call();
  }

  private void leave(String roomId) {
    calls.computeIfPresent(
        roomId,
        (_, held) -> held.holders() == 1 ? null : new Held(held.call(), held.holders() - 1));
  }

  TextEvents text() {
    return text;
  }

  private SpeakerParts.Opened speaker(
      SpeakerIdentity identity,
      ServicePlan service,
      FlowEvents events,
      LipEvents lips,
      @Nullable Language spoken) {
    SpeakerContext context = context(identity, events);
    SpeakerVideo video =
        faces
            .lips()
            .filter(_ -> service == ServicePlan.BEST)
            .map(parts ->
                new SpeakerVideo(
                    parts,
                    governor,
                    new FaceContext(identity, context.ledger(), context.account(), lips, clock)))
            .orElse(null);
    VoiceFollower follower = video == null ? VoiceFollower.NONE : video;
    var flow = new SpeakerFlow(models, playout, governor, service, context, follower, spoken);
    return new SpeakerParts.Opened(flow, video);
  }

  private SpeakerContext context(SpeakerIdentity identity, FlowEvents events) {
    return new SpeakerContext(
        identity,
        settings,
        new SpeakerTimeline(),
        new ComputeAccount(),
        ledger.part(),
        tracer,
        new LagRecorder(),
        new LagRecorder(),
        new SpeakerUsage(),
        text,
        events,
        clock);
  }
}
