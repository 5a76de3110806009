package io.babelgrid.call;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.face.FaceContext;
import io.babelgrid.face.LipEvents;
import io.babelgrid.face.SpeakerVideo;
import io.babelgrid.flow.AwayFlow;
import io.babelgrid.flow.RemoteFlow;
import io.babelgrid.flow.SpeakerFlow;
import io.babelgrid.flow.SpokenFlow;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.VoicesAwayFlow;
import io.babelgrid.flow.Workplace;
import io.babelgrid.pipeline.Language;
import io.babelgrid.speaker.FlowEvents;
import io.babelgrid.speaker.SpeakerContext;
import io.babelgrid.voice.VoiceFollower;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one speaker is understood and redrawn with, by whichever flow at present. */
final class NodeSpeakerParts implements SpeakerParts {

  private final NodeSpeakers node;
  private final ServicePlan service;

  /** Of somebody here; null of who is heard at another node. */
  private final SpokenWords.@Nullable Listener words;

  private final Function<FlowEvents, SpeakerContext> contexts;

  /** All flows share it, but for whom they tell; null before the first. */
  private @Nullable SpeakerContext context;

  private @Nullable SpeakerVideo video;

  /**
   * @param service what is to be done for them
   * @param words is told what somebody here says; null of who is heard at another node
   * @param contexts opens what all flows of the speaker share, for the first of them
   */
  NodeSpeakerParts(
      NodeSpeakers node,
      ServicePlan service,
      SpokenWords.@Nullable Listener words,
      Function<FlowEvents, SpeakerContext> contexts) {
    this.node = node;
    this.service = service;
    this.words = words;
    this.contexts = contexts;
  }

  @Override
  public Opened open(FlowEvents events, LipEvents lips, @Nullable Language spoken) {
    if (!node.works().getAsBoolean()) {
      return new Opened(away(events, spoken, Workplace.NONE), null);
    }
    video = video(context(events), lips);
    return new Opened(here(events, spoken), video);
  }

  private SpeakerContext context(FlowEvents events) {
    SpeakerContext known = context;
    if (known == null) {
      context = contexts.apply(events);
      return context;
    }
    return known.telling(events);
  }

  private @Nullable SpeakerVideo video(SpeakerContext context, LipEvents lips) {
    var face =
        new FaceContext(
            context.identity(),
            context.ledger(),
            context.account(),
            context.usage(),
            lips,
            context.clock());
    return node.faces()
        .lips()
        .filter(_ -> service == ServicePlan.BEST)
        .map(parts -> new SpeakerVideo(parts, node.governor(), face))
        .orElse(null);
  }

  @Override
  public boolean moves() {
    return node.moves().getAsBoolean();
  }

  @Override
  public SpokenFlow here(FlowEvents events, @Nullable Language spoken) {
    SpeakerContext own = context(events);
    SpokenWords.Listener told = words;
    return told == null
        ? new RemoteFlow(
            node.models(), node.playout(), node.governor(), service, own, follower(), spoken)
        : speaker(own, follower(), spoken, told);
  }

  private SpeakerFlow speaker(
      SpeakerContext own,
      VoiceFollower follower,
      @Nullable Language spoken,
      SpokenWords.Listener told) {
    return new SpeakerFlow(
        node.models(), node.playout(), node.governor(), service, own, follower, spoken, told);
  }

  /** No lips are drawn meanwhile: they go before voices do. */
  @Override
  public VoicesAwayFlow voicesAway(
      FlowEvents events, @Nullable Language spoken, Workplace place, Set<Language> languages) {
    SpokenWords.Listener told = Objects.requireNonNull(words, "of who is heard here");
    SpeakerContext own = context(events);
    return new VoicesAwayFlow(
        new AwayFlow(service, own, false, spoken, SpokenWords.Listener.NONE, place),
        both -> speaker(own, VoiceFollower.NONE, spoken, both),
        told,
        languages);
  }

  @Override
  public AwayFlow away(FlowEvents events, @Nullable Language spoken, Workplace place) {
    SpokenWords.Listener told = words;
    return new AwayFlow(
        service,
        context(events),
        told != null,
        spoken,
        told == null ? SpokenWords.Listener.NONE : told,
        place);
  }

  private VoiceFollower follower() {
    SpeakerVideo moves = video;
    return moves == null ? VoiceFollower.NONE : moves;
  }
}
