package io.babelgrid.call;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaPlane;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Past;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TextEvents;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.ReportNumbers;
import io.babelgrid.speaker.SpeakerContexts;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.MediaServer;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All calls of this node, and who of other nodes is in them. */
@ApplicationScoped
public class CallMediaPlane implements MediaPlane {

  private final Map<String, Held> calls = new ConcurrentHashMap<>();
  private final MediaServer server;
  private final NanoClock clock;
  private final NodeSpeakers speakers;
  private final LatencyWindow forwarding;
  private final RemoteTexts texts;
  private volatile Backhaul backhaul = Backhaul.NONE;
  private volatile boolean works = true;
  private volatile boolean moves;

  public CallMediaPlane(
      MediaServer server,
      FlowModels models,
      LipModels faces,
      PlayoutClock playout,
      FlowGovernor governor,
      TextEvents text,
      Glossaries glossaries,
      LatencyLedger ledger,
      Tracer tracer,
      FlowSettings settings,
      NanoClock clock,
      NodeEpoch node) {
    this.server = server;
    this.clock = clock;
    this.speakers =
        new NodeSpeakers(
            models,
            faces,
            playout,
            governor,
            text,
            glossaries,
            new SpeakerContexts(settings, ledger, tracer, clock),
            () -> works,
            () -> moves);
    this.forwarding = new LatencyWindow(ledger, Workload.FORWARD);
    this.texts = new RemoteTexts(text, node);
  }

  /** Calls may have people at other nodes, which are reached this way from now on. */
  public void backhaul(Backhaul way) {
    backhaul = way;
  }

  /**
   * Other nodes may work for speakers of this one from now on.
   *
   * @param here whether this node works for them at all; if not, only others do
   */
  public void work(boolean here) {
    works = here;
    moves = true;
  }

  /** How what this node reports of speakers of others is numbered. */
  public ReportNumbers reports() {
    return texts.reports();
  }

  @Override
  public MediaSession open(
      Stay stay, LanguageChoice languages, ServicePlan service, Past past, MediaEvents events) {
    CallMedia call = enter(stay.roomId()).call();
    var identity = new SpeakerIdentity(stay, past.incarnation());
    var source = new CompletableFuture<SpeakerSource>();
    try {
      var opened =
          new ParticipantMedia(
              stay.participantId(),
              call,
              languages,
              events,
              server,
              forwarding,
              speakers.parts(
                  identity,
                  service,
                  (who, words) ->
                      backhaul.said(
                          who, words.after(source.getNow(SpeakerSource.UNKNOWN).toNodeMs()))),
              past.voices(),
              () -> leave(stay.roomId()));
      source.complete(opened.speaker().source());
      if (past.heardThere()) {
        opened.hold();
      }
      opened.join();
      return opened;
    } catch (RuntimeException | Error e) {
      leave(stay.roomId());
      throw e;
    }
  }

  @Override
  public MediaReach reach() {
    return server.reach();
  }

  @Override
  public void elsewhere(String roomId, ServicePlan service, Collection<RoomPart.Member> members) {
    Held held = enter(roomId);
    boolean did = !held.remote().isEmpty();
    try {
      held.remote().update(members, member -> open(member, held.call(), service));
    } finally {
      // As long as somebody is there, they hold the call, once.
      boolean holds = !held.remote().isEmpty();
      if (did) {
        leave(roomId);
      }
      if (!holds) {
        leave(roomId);
      }
    }
  }

  private RemoteMedia open(RoomPart.Member member, CallMedia call, ServicePlan service) {
    var identity = new SpeakerIdentity(member.stay(), member.participant().incarnation());
    return new RemoteMedia(
        member, call, speakers.remote(identity, service, texts.of(identity)), backhaul);
  }

  // What other nodes say.

  /** Words of somebody at that node, in times of this one. */
  public void said(NodeEpoch node, String roomId, String participantId, SpokenWords words) {
    Held held = calls.get(roomId);
    if (held != null) {
      held.remote().said(node, participantId, words);
    }
  }

  /** A packet of an original of somebody at that node. */
  public void packet(NodeEpoch node, String roomId, TrackId track, MediaPacket packet) {
    Held held = calls.get(roomId);
    if (held != null && !track.content().synthetic()) {
      held.remote().packet(node, track.participantId(), packet);
    }
  }

  /** What people at that node want of somebody here, whole. */
  public void wish(
      NodeEpoch node,
      String roomId,
      String participantId,
      Set<Language> hear,
      Set<TrackId.Content> tracks) {
    Held held = calls.get(roomId);
    if (held != null) {
      held.call()
          .wish(node, participantId, hear, tracks, () -> new NodeSlots(node, roomId, backhaul));
    }
  }

  /** That node needs a key frame of a track of somebody here. */
  public void requestKeyFrame(String roomId, TrackId track) {
    Held held = calls.get(roomId);
    if (held != null) {
      held.call().requestKeyFrame(track, null);
    }
  }

  /** Where packets to other nodes go has changed. */
  public void replan() {
    calls.values().forEach(held -> held.call().tell(() -> true));
  }

  /** Nobody at that node is in the room any more. */
  public void left(NodeEpoch node, String roomId) {
    Held held = calls.get(roomId);
    if (held != null) {
      held.call().left(node);
    }
  }

  /**
   * Looks what each listener is to see of each camera; to be called some times a second.
   *
   * @param most cameras at once for each
   */
  public void steer(int most) {
    calls.values().forEach(held -> held.call().steer(most, clock));
  }

  /** Every speaker on this node, for reports. */
  public Collection<Speaker> speakers() {
    return calls.values().stream()
        .map(held -> held.call().speakers())
        .flatMap(Collection::stream)
        .toList();
  }

  /** A call, and how many hold it: who is about to join does already, and it goes with the last. */
  private record Held(CallMedia call, RemoteSpeakers remote, int holders) {

    static Held byOneMore(@Nullable Held before) {
      return before == null
          ? new Held(new CallMedia(), new RemoteSpeakers(), 1)
          : new Held(before.call, before.remote, before.holders + 1);
    }

    /** Null when nobody is left. */
    @Nullable Held byOneLess() {
      return holders == 1 ? null : new Held(call, remote, holders - 1);
    }
  }

  private Held enter(String roomId) {
    return calls.compute(roomId, (_, held) -> Held.byOneMore(held));
  }

  private void leave(String roomId) {
    calls.computeIfPresent(roomId, (_, held) -> held.byOneLess());
  }
}
