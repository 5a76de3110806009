package io.babelgrid.call;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyWindow;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.capacity.FlowGovernor;
import io.babelgrid.face.LipModels;
import io.babelgrid.flow.FlowModels;
import io.babelgrid.glossary.Glossaries;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.playout.PlayoutClock;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaEvents;
import io.babelgrid.room.MediaPlane;
import io.babelgrid.room.MediaSession;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TextEvents;
import io.babelgrid.speaker.FlowSettings;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.transport.MediaServer;
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
  private final NodeSpeakers speakers;
  private final LatencyWindow forwarding;

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
      NanoClock clock) {
    this.server = server;
    this.speakers =
        new NodeSpeakers(
            models, faces, playout, governor, text, glossaries, ledger, tracer, settings, clock);
    this.forwarding = new LatencyWindow(ledger, Workload.FORWARD);
  }

  @Override
  public MediaSession open(
      Stay stay, LanguageChoice languages, ServicePlan service, MediaEvents events) {
    CallMedia call = enter(stay.roomId());
    try {
      var opened =
          new ParticipantMedia(
              stay.participantId(),
              call,
              languages,
              events,
              server,
              forwarding,
              speakers.parts(new SpeakerIdentity(stay), service),
              () -> leave(stay.roomId()));
      opened.join();
      return opened;
    } catch (RuntimeException | Error e) {
      leave(stay.roomId());
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
  private record Held(CallMedia call, int holders) {

    static Held byOneMore(@Nullable Held before) {
      return before == null
          ? new Held(new CallMedia(), 1)
          : new Held(before.call, before.holders + 1);
    }

    /** Null when nobody is left. */
    @Nullable Held byOneLess() {
      return holders == 1 ? null : new Held(call, holders - 1);
    }
  }

  private CallMedia enter(String roomId) {
    return calls.compute(roomId, (_, held) -> Held.byOneMore(held)).call();
  }

  private void leave(String roomId) {
    calls.computeIfPresent(roomId, (_, held) -> held.byOneLess());
  }
}
