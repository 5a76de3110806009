package io.babelgrid.store;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Forgets names when calls are over, but for rooms with transcripts: those say who spoke. */
final class Names {

  private static final String FORGET =
      "update ParticipationEntity set name = null where"
          + " roomId in (select r.id from RoomEntity r where r.keepTranscripts = false and not"
          + " exists (select 1 from TranscriptEntity t where t.roomId = r.id)) and ";

  private Names() {}

  /** Of all who were in a room at a node. */
  static Uni<Void> forget(Mutiny.Session session, String roomId, UUID node) {
    return session
        .createMutationQuery(FORGET + "roomId = :room and nodeId = :node")
        .setParameter("room", roomId)
        .setParameter("node", node)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Of all who came to a node before {@code before}. */
  static Uni<Void> forget(Mutiny.Session session, UUID node, Instant before) {
    return session
        .createMutationQuery(FORGET + "nodeId = :node and joinedAt < :before")
        .setParameter("node", node)
        .setParameter("before", before)
        .executeUpdate()
        .replaceWithVoid();
  }
}
