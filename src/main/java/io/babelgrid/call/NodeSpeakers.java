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
import io.babelgrid.flow.RemoteFlow;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.glossary.Glossaries;
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
   * Of somebody here.
   *
   * @param service what is to be done for them
   * @param words is told what they say
   */
  SpeakerParts parts(SpeakerIdentity identity, ServicePlan service, SpokenWords.Listener words) {
    var text = new SpeakerText(identity, identity.stay().node(), this.text);
    return (events, lips, spoken) -> {
      SpeakerContext context = context(identity, text, events);
      SpeakerVideo video = video(context, service, lips);
      return new SpeakerParts.Opened(
          new SpeakerFlow(
              models, playout, governor, service, context, follower(video), spoken, words),
          video);
    };
  }

  /**
   * Of somebody who is heard at another node.
   *
   * @param written where what this node writes of them goes
   */
  SpeakerParts remote(SpeakerIdentity identity, ServicePlan service, SpeakerText written) {
    return (events, lips, spoken) -> {
      SpeakerContext context = context(identity, written, events);
      SpeakerVideo video = video(context, service, lips);
      return new SpeakerParts.Opened(
          new RemoteFlow(models, playout, governor, service, context, follower(video), spoken),
          video);
    };
  }

  private @Nullable SpeakerVideo video(
      SpeakerContext context, ServicePlan service, LipEvents lips) {
    var face =
        new FaceContext(context.identity(), context.ledger(), context.account(), lips, clock);
    return faces
        .lips()
        .filter(_ -> service == ServicePlan.BEST)
        .map(parts -> new SpeakerVideo(parts, governor, face))
        .orElse(null);
  }

  private static VoiceFollower follower(@Nullable SpeakerVideo video) {
    return video == null ? VoiceFollower.NONE : video;
  }

  private SpeakerContext context(SpeakerIdentity identity, SpeakerText written, FlowEvents events) {
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
        written,
        () -> glossaries.of(identity.roomId()),
        events,
        clock);
  }
}
