package io.babelgrid.room;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.MediaReach;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/** A media plane without media: remembers what it was asked, lets tests tell its events. */
public class FakeMediaPlane implements MediaPlane {

  /** An offer that contains this is refused. */
  public static final String UNSUPPORTED = "a=nonsense";

  private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();

  /** Of all who came, in order. */
  public final List<Past> pasts = new CopyOnWriteArrayList<>();

  /** Who is heard from other nodes now. */
  public volatile List<String> elsewhere = List.of();

  /** The same, whole. */
  volatile List<RoomPart.Member> members = List.of();

  /** One participant's media. */
  public static final class FakeSession implements MediaSession {

    public final Stay stay;
    public final String participantId;
    public final ServicePlan service;
    public final Past past;
    public final MediaEvents events;
    public final List<LanguageChoice> choices = new CopyOnWriteArrayList<>();
    public final List<String> mutes = new CopyOnWriteArrayList<>();
    public final List<Boolean> lips = new CopyOnWriteArrayList<>();
    public volatile Map<String, String> slots = Map.of();
    public volatile MediaGrants grants = new MediaGrants(false, false);
    public volatile boolean hushed;
    public volatile boolean closed;

    /** Until when another node heard them, as was told; null before. */
    public volatile Long heardUntilNs;

    /** Waits to be told until when they were heard here; null while nobody asked. */
    public volatile LongConsumer lettingGo;

    public volatile boolean busy;

    FakeSession(
        Stay stay, LanguageChoice languages, ServicePlan service, Past past, MediaEvents events) {
      this.service = service;
      this.past = past;
      this.stay = stay;
      this.participantId = stay.participantId();
      this.events = events;
      choices.add(languages);
    }

    @Override
    public String answer(
        String offerSdp, Map<String, String> offeredSlots, MediaGrants offeredGrants)
        throws MediaException {
      if (offerSdp.contains(UNSUPPORTED)) {
        throw new MediaException("unsupported_sdp", "this offer cannot be answered");
      }
      slots = offeredSlots;
      grants = offeredGrants;
      return "answer to " + offerSdp;
    }

    @Override
    public void languages(LanguageChoice languages) {
      choices.add(languages);
    }

    @Override
    public void muted(boolean audio, boolean video) {
      mutes.add("audio " + audio + ", video " + video);
    }

    @Override
    public void hushed(boolean isHushed) {
      hushed = isHushed;
    }

    @Override
    public void lips(boolean allowed) {
      lips.add(allowed);
    }

    @Override
    public void begin(long untilNs) {
      heardUntilNs = untilNs;
    }

    @Override
    public void letGo(LongConsumer until) {
      lettingGo = until;
    }

    @Override
    public boolean isBusy() {
      return busy;
    }

    @Override
    public HeardLatency latency() {
      var ledger = LatencyLedger.standard();
      long ms = 1_000_000;
      ledger.post(Workload.FORWARD, 0, ms, 2 * ms, 3 * ms);
      long[] stamps = new long[Workload.VOICE.stages().size() + 1];
      for (int i = 0; i < stamps.length; i++) {
        stamps[i] = 200 * i * ms;
      }
      ledger.post(Workload.VOICE, stamps);
      var voice =
          new HeardLatency.Voice(
              "bruno", Language.PORTUGUESE, ledger.summary(Workload.VOICE), 12.5, Double.NaN, null);
      return new HeardLatency(List.of(voice), ledger.summary(Workload.FORWARD), Double.NaN, 1.5);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Override
  public MediaSession open(
      Stay stay, LanguageChoice languages, ServicePlan service, Past past, MediaEvents events) {
    var session = new FakeSession(stay, languages, service, past, events);
    sessions.add(session);
    pasts.add(past);
    return session;
  }

  @Override
  public MediaReach reach() {
    return new MediaReach("reach", "password", List.of("192.0.2.7", "198.51.100.7"), 10000);
  }

  @Override
  public void elsewhere(String roomId, ServicePlan service, Collection<RoomPart.Member> members) {
    this.members = List.copyOf(members);
    elsewhere = members.stream().map(member -> member.participant().id()).toList();
  }

  /** The latest session of a participant. */
  public FakeSession session(String participantId) {
    return sessions.reversed().stream()
        .filter(session -> session.participantId.equals(participantId))
        .findFirst()
        .orElseThrow();
  }
}
