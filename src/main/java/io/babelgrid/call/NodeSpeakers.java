package io.babelgrid.call;

import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.face.FaceContext;
import io.babelgrid.face.LipEvents;
import io.babelgrid.face.LipModels;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.speaker.SpeakerUsage;
import io.babelgrid.voice.VoiceFollower;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/** What every speaker of this node is understood and redrawn with. */
record NodeSpeakers(
    FlowModels models,
    LipModels faces,
    PlayoutClock playout,
    FlowGovernor governor,
    TextEvents text,
    Glossaries glossaries,
    LatencyLedger ledger,
    Tracer tracer,
    FlowSettings settings,
    NanoClock clock) {

  /**
   * @param service what is to be done for them
   */
  SpeakerParts parts(SpeakerIdentity identity, ServicePlan service) {
    return (events, lips, spoken) -> open(identity, service, events, lips, spoken);
  }

  private SpeakerParts.Opened open(
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
        new SpeakerText(identity, identity.stay().node(), text),
        () -> glossaries.of(identity.roomId()),
        events,
        clock);
  }
}
