package io.babelgrid.store;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.Origin;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomJournal;
import io.babelgrid.room.Stay;
import io.babelgrid.room.UsageReport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes down who was where, and what it cost. May be called from any thread. */
@ApplicationScoped
class StoreJournal implements RoomJournal {

  /** Nothing where the stay is not known, or erased, or the report was booked before. */
  private static final String ADD =
      "with booked as (insert into usage_source (participation_id, node_id, epoch, sequence)"
          + " select id, :node, :epoch, :sequence from participation where id = :id"
          + " on conflict (participation_id, node_id, epoch)"
          + " do update set sequence = excluded.sequence"
          + " where usage_source.sequence < excluded.sequence returning participation_id)"
          + " update usage set audio_ms = audio_ms + :audio, words = words + :words,"
          + " synthesised_ms = synthesised_ms + :synthesised, compute_ms = compute_ms + :compute"
          + " from booked where usage.participation_id = booked.participation_id";

  private final WriteQueue writes;
  private final KeptRooms kept;
  private final GlossaryStore glossaries;

  @Inject
  StoreJournal(WriteQueue writes, KeptRooms kept, GlossaryStore glossaries) {
    this.writes = writes;
    this.kept = kept;
    this.glossaries = glossaries;
  }

  @Override
  public void named(String roomId) {
    Instant now = Instant.now();
    writes.offer("a room", session -> ensure(session, roomId, now));
  }

  @Override
  public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {
    Instant now = Instant.now();
    glossaries.opened(roomId);
    writes.offer(
        "a room",
        session ->
            ensure(session, roomId, now)
                .chain(() -> session.find(RoomEntity.class, roomId))
                .invoke(room -> {
                  kept.opened(roomId, room.keepTranscripts);
                  keepsTranscripts.accept(room.keepTranscripts);
                })
                .chain(() -> glossaries.load(session, roomId)));
  }

  private static Uni<Void> ensure(Mutiny.Session session, String roomId, Instant now) {
    return session
        .createMutationQuery(
            "insert into RoomEntity (id, keepTranscripts, createdAt)"
                + " values (:id, false, :now) on conflict do nothing")
        .setParameter("id", roomId)
        .setParameter("now", now)
        .executeUpdate()
        .replaceWithVoid();
  }

  @Override
  public void joined(Stay stay, Participant participant) {
    var participation = new ParticipationEntity();
    participation.id = stay.id();
    participation.roomId = stay.roomId();
    participation.participantId = participant.id();
    participation.name = participant.name();
    participation.speak = code(participant.languages().speak());
    participation.hear = code(participant.languages().hear());
    participation.nodeId = stay.node().node();
    participation.joinedAt = Instant.now();
    var usage = new UsageEntity();
    usage.participationId = stay.id();
    writes.offer("a participation", session -> session.persistAll(participation, usage));
  }

  private static @Nullable String code(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  @Override
  public void left(Stay stay) {
    Instant now = Instant.now();
    writes.offer("the end of a participation", session -> end(session, stay.id(), now));
  }

  private static Uni<Void> end(Mutiny.Session session, UUID stay, Instant now) {
    return session
        .createMutationQuery("update ParticipationEntity set leftAt = :now where id = :id")
        .setParameter("now", now)
        .setParameter("id", stay)
        .executeUpdate()
        .replaceWithVoid();
  }

  @Override
  public void closed(String roomId) {
    glossaries.closed(roomId);
    writes.offer(
        "the end of a room",
        session -> Names.forget(session, roomId).invoke(() -> kept.closed(roomId)));
  }

  @Incoming("usage")
  void usage(UsageReport report) {
    writes.offer("usage", session -> add(session, report));
  }

  @Incoming("latency")
  void latency(LatencyReport report) {
    UUID stay = report.origin().stay();
    report
        .summaries()
        .forEach((workload, summary) ->
            writes.offer("latency", session -> replace(session, stay, workload, summary)));
  }

  private static Uni<Void> replace(
      Mutiny.Session session, UUID stay, Workload workload, LatencyLedger.Summary summary) {
    String id = StoredLatency.id(stay, workload);
    return session
        .find(LatencyEntity.class, id)
        .chain(known -> {
          if (known != null) {
            StoredLatency.fill(known, summary);
            return Uni.createFrom().voidItem();
          }
          var entity = new LatencyEntity();
          entity.id = id;
          entity.participationId = stay;
          entity.workload = workload.tag();
          StoredLatency.fill(entity, summary);
          return session
              .find(ParticipationEntity.class, stay)
              .chain(
                  there -> there == null ? Uni.createFrom().voidItem() : session.persist(entity));
        });
  }

  private static Uni<Void> add(Mutiny.Session session, UsageReport report) {
    Origin origin = report.origin();
    return session
        .createNativeQuery(ADD)
        .setParameter("id", origin.stay())
        .setParameter("node", origin.node().node())
        .setParameter("epoch", origin.node().epoch())
        .setParameter("sequence", origin.sequence())
        .setParameter("audio", report.audioMs())
        .setParameter("words", report.words())
        .setParameter("synthesised", report.synthesisedMs())
        .setParameter("compute", report.computeMs())
        .executeUpdate()
        .replaceWithVoid();
  }
}
