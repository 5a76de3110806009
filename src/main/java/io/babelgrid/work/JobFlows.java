package io.babelgrid.work;

import io.babelgrid.budget.Cost;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.RemoteFlow;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.TypicalSpeaker;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.speaker.ReportNumbers;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerContexts;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import io.babelgrid.voice.VoiceFollower;
import java.util.function.DoubleSupplier;

/** What this node works for speakers of others with. */
record JobFlows(
    NodeEpoch self,
    FlowModels models,
    PlayoutClock playout,
    FlowGovernor governor,
    SpeakerContexts contexts,
    ReportNumbers reports) {

  NanoClock clock() {
    return contexts.clock();
  }

  /** Opens a speaker's flow; its owner closes it. */
  SpokenFlow open(NodeEpoch home, WorkOrder order, Job job) {
    // Their node counts from where they came; here all is new.
    var identity = new SpeakerIdentity(order.speaker().stay(), 0, home.node().toString());
    var text = new SpeakerText(identity, self, job, () -> reports.next(identity.stay().id()));
    SpeakerContext context = contexts.open(identity, text, job::glossary, job);
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
    return new JobMicrophone(flow, roundTripMs, contexts.settings().audioQueue(), clock());
  }

  /**
   * What one speaker takes who is heard in one language.
   *
   * @param hears whether they are recognised here too
   */
  Cost typical(boolean hears) {
    return TypicalSpeaker.flows(models).stream()
        .filter(rung -> hears || rung.level() == ServiceLevel.VOICE)
        .map(Rung::cost)
        .reduce(Cost.ZERO, Cost::plus);
  }
}
