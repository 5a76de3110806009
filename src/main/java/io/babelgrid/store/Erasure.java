package io.babelgrid.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Erases what was written down, on request. Behind all writes that wait, so that none of them
 * brings it back. Fails with {@link StoreUnavailableException} when that takes too long; it is done
 * then as soon as the database is back.
 */
@ApplicationScoped
public class Erasure {

  private final WriteQueue writes;
  private final KeptRooms kept;
  private final TranscriptKeeper transcripts;
  private final GlossaryStore glossaries;

  @Inject
  Erasure(
      WriteQueue writes, KeptRooms kept, TranscriptKeeper transcripts, GlossaryStore glossaries) {
    this.writes = writes;
    this.kept = kept;
    this.transcripts = transcripts;
    this.glossaries = glossaries;
  }

  /** A room with its stays, usage, latency, transcripts and glossary. Nobody should be there. */
  public Uni<Void> room(String id) {
    return writes.written(
        "the erasure of a room",
        session ->
            session
                .createMutationQuery("delete from RoomEntity where id = :id")
                .setParameter("id", id)
                .executeUpdate()
                .invoke(deleted -> {
                  kept.closed(id);
                  glossaries.erased(id);
                })
                .replaceWithVoid());
  }

  /**
   * A participant's name, words and stays. Usage and latency figures of a stay remain, with its
   * day, under an id that belongs to nobody. The participant should not be there.
   */
  public Uni<Void> participant(String roomId, String participantId) {
    transcripts.forget(roomId, participantId);
    return writes.written(
        "the erasure of a participant",
        session ->
            session
                .createMutationQuery(
                    "delete from TranscriptEntity where roomId = :room and speakerId = :who")
                .setParameter("room", roomId)
                .setParameter("who", participantId)
                .executeUpdate()
                .chain(() ->
                    session
                        .createNativeQuery(
                            "update usage_source set until = date_trunc('day', until)"
                                + " where participation_id in (select id from participation"
                                + " where room_id = :room and participant_id = :who)")
                        .setParameter("room", roomId)
                        .setParameter("who", participantId)
                        .executeUpdate())
                .chain(deleted ->
                    session
                        .createNativeQuery(
                            "update participation set name = null, speak = null, hear = null,"
                                + " participant_id = 'erased-' || gen_random_uuid(),"
                                + " joined_at = date_trunc('day', joined_at),"
                                + " left_at = date_trunc('day', left_at)"
                                + " where room_id = :room and participant_id = :who")
                        .setParameter("room", roomId)
                        .setParameter("who", participantId)
                        .executeUpdate())
                .replaceWithVoid());
  }
}
