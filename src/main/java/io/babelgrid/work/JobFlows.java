package io.babelgrid.work;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.LagRecorder;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Rung;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.RemoteFlow;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.TypicalSpeaker;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.ReportNumbers;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import io.babelgrid.speaker.SpeakerTimeline;
import io.babelgrid.speaker.SpeakerUsage;
import io.babelgrid.voice.VoiceFollower;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.DoubleSupplier;

/** What this node works for speakers of others with. */
record JobFlows(
    NodeEpoch self,
    FlowModels models,
    PlayoutClock playout,
    FlowGovernor governor,
    LatencyLedger ledger,
    Tracer tracer,
    FlowSettings settings,
    ReportNumbers reports,
    NanoClock clock) {

  /** Opens a speaker's flow; its owner closes it. */
  SpokenFlow open(NodeEpoch home, WorkOrder order, Job job) {
    // Their node counts from where they came; here all is new.
    var identity = new SpeakerIdentity(order.speaker().stay(), 0, home.node().toString());
    var context =
        new SpeakerContext(
            identity,
            settings,
            new SpeakerTimeline(),
            new ComputeAccount(),
            ledger.part(),
            tracer,
            new LagRecorder(),
            new LagRecorder(),
            new SpeakerUsage(),
            new SpeakerText(identity, self, job, () -> reports.next(identity.stay().id())),
            job::glossary,
            job,
            clock);
    return order.hears()
        ? new SpeakerFlow(
            models,
            playout,
            governor,
            order.service(),
            context,
            VoiceFollower.NONE,
            order.spoken(),
            job)
        : new RemoteFlow(
            models,
            playout,
            governor,
            order.service(),
            context,
            VoiceFollower.NONE,
            order.spoken());
  }

  /** Takes a speaker's sound to their flow; its owner closes it. */
  JobMicrophone microphone(SpokenFlow flow, DoubleSupplier roundTripMs) {
    return new JobMicrophone(flow, roundTripMs, settings.audioQueue(), clock);
  }

  /** What one speaker takes who is heard in one language. */
  Cost typical() {
    return TypicalSpeaker.flows(models).stream().map(Rung::cost).reduce(Cost.ZERO, Cost::plus);
  }
}
