package io.babelgrid.call;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.speaker.SpeakerContexts;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.speaker.SpeakerText;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What every speaker of this node is understood and redrawn with.
 *
 * @param works whether this node understands and speaks at all; if not, others do it for it
 * @param moves whether other nodes may do that for speakers of this one
 */
record NodeSpeakers(
    FlowModels models,
    LipModels faces,
    PlayoutClock playout,
    FlowGovernor governor,
    TextEvents text,
    Glossaries glossaries,
    SpeakerContexts contexts,
    BooleanSupplier works,
    BooleanSupplier moves) {

  /**
   * Of somebody here.
   *
   * @param service what is to be done for them
   * @param words is told what they say
   */
  SpeakerParts parts(SpeakerIdentity identity, ServicePlan service, SpokenWords.Listener words) {
    var text = new SpeakerText(identity, identity.stay().node(), this.text);
    return new NodeSpeakerParts(this, service, words, context(identity, text));
  }

  /**
   * Of somebody who is heard at another node.
   *
   * @param written where what this node writes of them goes
   */
  SpeakerParts remote(SpeakerIdentity identity, ServicePlan service, SpeakerText written) {
    return new NodeSpeakerParts(this, service, null, context(identity, written));
  }

  private Function<FlowEvents, SpeakerContext> context(
      SpeakerIdentity identity, SpeakerText written) {
    return events ->
        contexts.open(identity, written, () -> glossaries.of(identity.roomId()), events);
  }
}
