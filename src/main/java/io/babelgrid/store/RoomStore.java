package io.babelgrid.store;

import io.babelgrid.budget.ServicePlan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rooms and what happened in them. Everything fails with {@link StoreUnavailableException} when the
 * database is away.
 */
@ApplicationScoped
public class RoomStore {

  /** A page of history; more than a day of a full room. */
  private static final int MOST_ROWS = 10_000;

  private final ReadyDatabase database;

  @Inject
  RoomStore(ReadyDatabase database) {
    this.database = database;
  }

  /** Writes a new room down; empty when there is one of that id. */
  public Uni<Optional<StoredRoom>> create(
      String id,
      @Nullable String name,
      boolean keepTranscripts,
      ServicePlan service,
      String hostKey) {
    var room = new RoomEntity();
    room.id = id;
    room.name = name;
    room.keepTranscripts = keepTranscripts;
    room.service = service.tag();
    room.hostKeyHash = HostKey.hash(hostKey);
    room.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return database.transaction(session ->
        session
            .find(RoomEntity.class, id)
            .chain(known ->
                known != null
                    ? Uni.createFrom().item(Optional.<StoredRoom>empty())
                    : session
                        .persist(room)
                        .chain(session::flush)
                        .replaceWith(() -> Optional.of(StoredRoom.of(room)))));
  }

  public Uni<Optional<StoredRoom>> find(String id) {
    return database.transaction(session ->
        session
            .find(RoomEntity.class, id)
            .map(room -> Optional.ofNullable(room).map(StoredRoom::of)));
  }

  /** The CSV of a room's glossary, where it has one. */
  Uni<Optional<String>> glossary(String roomId) {
    return database.transaction(session ->
        session
            .find(GlossaryEntity.class, roomId)
            .map(stored -> Optional.ofNullable(stored).map(known -> known.csv)));
  }

  /** Oldest first. */
  public Uni<List<StoredParticipation>> participations(String roomId) {
    return database
        .transaction(session ->
            session
                .createSelectionQuery(
                    "select p, u from ParticipationEntity p join UsageEntity u"
                        + " on u.participationId = p.id"
                        + " where p.roomId = :room order by p.joinedAt, p.id",
                    Object[].class)
                .setParameter("room", roomId)
                .setMaxResults(MOST_ROWS)
                .getResultList())
        .map(rows -> rows.stream().map(RoomStore::participation).toList());
  }

  /** Of who was or is there, oldest stay first. */
  public Uni<List<StoredLatency>> latency(String roomId) {
    return database
        .transaction(session ->
            session
                .createSelectionQuery(
                    "select p, l from ParticipationEntity p join LatencyEntity l"
                        + " on l.participationId = p.id"
                        + " where p.roomId = :room order by p.joinedAt, l.workload",
                    Object[].class)
                .setParameter("room", roomId)
                .setMaxResults(MOST_ROWS)
                .getResultList())
        .map(rows -> rows.stream().map(RoomStore::latency).toList());
  }

  private static StoredLatency latency(Object[] row) {
    return StoredLatency.of((ParticipationEntity) row[0], (LatencyEntity) row[1]);
  }

  private static StoredParticipation participation(Object[] row) {
    return StoredParticipation.of((ParticipationEntity) row[0], (UsageEntity) row[1]);
  }

  /**
   * Oldest first.
   *
   * @param witness only what was said while this participant was there; null for all
   */
  public Uni<List<StoredUtterance>> transcripts(String roomId, @Nullable String witness) {
    String heard =
        witness == null
            ? ""
            : " and exists (select 1 from ParticipationEntity p where p.roomId = t.roomId"
                + " and p.participantId = :witness and t.endedAt >= p.joinedAt"
                + " and (p.leftAt is null or t.endedAt <= p.leftAt))";
    return database
        .transaction(session -> {
          var query =
              session
                  .createSelectionQuery(
                      "from TranscriptEntity t where t.roomId = :room"
                          + heard
                          + " order by t.endedAt, t.id",
                      TranscriptEntity.class)
                  .setParameter("room", roomId);
          return (witness == null ? query : query.setParameter("witness", witness))
              .setMaxResults(MOST_ROWS)
              .getResultList();
        })
        .map(rows -> rows.stream().map(StoredUtterance::of).toList());
  }
}
