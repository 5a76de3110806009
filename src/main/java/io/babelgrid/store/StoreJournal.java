package io.babelgrid.store;

import io.babelgrid.pipeline.Language;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomJournal;
import io.babelgrid.room.Stay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes down who was where. May be called from any thread. */
@ApplicationScoped
class StoreJournal implements RoomJournal {

  private final WriteQueue writes;
  private final KeptRooms kept;
  private final GlossaryStore glossaries;
  private final NodeEpoch node;

  @Inject
  StoreJournal(WriteQueue writes, KeptRooms kept, GlossaryStore glossaries, NodeEpoch node) {
    this.writes = writes;
    this.kept = kept;
    this.glossaries = glossaries;
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

  @Override
  public void keep(String roomId, boolean keeps) {
    if (!keeps) {
      kept.stop(roomId);
    }
    writes.offer(
        "whether a room keeps transcripts",
        session ->
            session
                .createMutationQuery(
                    "update RoomEntity set keepTranscripts = :keeps where id = :id")
                .setParameter("keeps", keeps)
                .setParameter("id", roomId)
                .executeUpdate()
                .invoke(() -> kept.decided(roomId, keeps))
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
        session -> Names.forget(session, roomId, node.node()).invoke(() -> kept.closed(roomId)));
  }
}
