package io.babelgrid.store;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import io.babelgrid.pipeline.Language;
import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomJournal;
import io.babelgrid.room.UsageReport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes down who was where, and what it cost. May be called from any thread. */
@ApplicationScoped
class StoreJournal implements RoomJournal {

  private record Key(String roomId, String participantId) {}

  private final WriteQueue writes;
  private final KeptRooms kept;
  private final NodeId node;

  /** The current stay of everyone who is here or was, while their room is open. */
  private final ConcurrentHashMap<Key, UUID> stays = new ConcurrentHashMap<>();

  @Inject
  StoreJournal(WriteQueue writes, KeptRooms kept, NodeId node) {
    this.writes = writes;
    this.kept = kept;
    this.node = node;
  }

  @Override
  public void named(String roomId) {
    Instant now = Instant.now();
    writes.offer("a room", session -> ensure(session, roomId, now));
  }

  @Override
  public void opened(String roomId, Consumer<Boolean> keepsTranscripts) {
    Instant now = Instant.now();
    writes.offer(
        "a room",
        session ->
            ensure(session, roomId, now)
                .chain(() -> session.find(RoomEntity.class, roomId))
                .invoke(room -> {
                  kept.opened(roomId, room.keepTranscripts);
                  keepsTranscripts.accept(room.keepTranscripts);
                })
                .replaceWithVoid());
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
  public void joined(String roomId, Participant participant) {
    var stay = new ParticipationEntity();
    stay.id = UUID.randomUUID();
    stay.roomId = roomId;
    stay.participantId = participant.id();
    stay.name = participant.name();
    stay.speak = code(participant.languages().speak());
    stay.hear = code(participant.languages().hear());
    stay.nodeId = node.value();
    stay.joinedAt = Instant.now();
    var usage = new UsageEntity();
    usage.participationId = stay.id;
    stays.put(new Key(roomId, participant.id()), stay.id);
    writes.offer("a participation", session -> session.persistAll(stay, usage));
  }

  private static @Nullable String code(@Nullable Language language) {
    return language == null ? null : language.code();
  }

  @Override
  public void left(String roomId, String participantId) {
    UUID stay = stays.get(new Key(roomId, participantId));
    if (stay == null) {
      return;
    }
    Instant now = Instant.now();
    writes.offer("the end of a participation", session -> end(session, stay, now));
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
    stays.keySet().removeIf(key -> key.roomId().equals(roomId));
    writes.offer(
        "the end of a room",
        session -> Names.forget(session, roomId).invoke(() -> kept.closed(roomId)));
  }

  @Incoming("usage")
  void usage(UsageReport report) {
    UUID stay = stays.get(new Key(report.roomId(), report.participantId()));
    if (stay != null) {
      writes.offer("usage", session -> add(session, stay, report));
    }
  }

  @Incoming("latency")
  void latency(LatencyReport report) {
    UUID stay = stays.get(new Key(report.roomId(), report.participantId()));
    if (stay != null) {
      report
          .summaries()
          .forEach((workload, summary) ->
              writes.offer("latency", session -> replace(session, stay, workload, summary)));
    }
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

  private static Uni<Void> add(Mutiny.Session session, UUID stay, UsageReport report) {
    return session
        .createMutationQuery(
            "update UsageEntity set audioMs = audioMs + :audio, words = words + :words,"
                + " synthesisedMs = synthesisedMs + :synthesised, computeMs = computeMs + :compute"
                + " where participationId = :id")
        .setParameter("audio", report.audioMs())
        .setParameter("words", report.words())
        .setParameter("synthesised", report.synthesisedMs())
        .setParameter("compute", report.computeMs())
        .setParameter("id", stay)
        .executeUpdate()
        .replaceWithVoid();
  }
}
