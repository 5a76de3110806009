package io.babelgrid.store;

import io.babelgrid.glossary.Glossaries;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.GlossaryCsv;
import io.babelgrid.glossary.GlossaryException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The glossary of each room: in the database while there is the room, and in {@link Glossaries}
 * while somebody is in it. One that is replaced at another node is told by {@link NodeChanges}, and
 * loaded anew. Any thread.
 */
@ApplicationScoped
public class GlossaryStore {

  /** Of NOTIFY; says which room. */
  static final String CHANNEL = "babelgrid_glossary";

  private static final Logger LOG = Logger.getLogger(GlossaryStore.class);

  /** Nothing where the room is erased. */
  private static final String WRITE =
      "insert into glossary (room_id, csv, updated_at)"
          + " select id, :csv, :now from room where id = :room"
          + " on conflict (room_id) do update set csv = excluded.csv,"
          + " updated_at = excluded.updated_at";

  private static final String DELETE = "delete from glossary where room_id = :room";

  /** Nobody listens where there is no grid. */
  private static final String TELL = "select pg_notify('" + CHANNEL + "', :room)";

  private final RoomStore rooms;
  private final WriteQueue writes;
  private final Glossaries glossaries;

  /** Rooms in which somebody is, and whether their glossary is known yet. */
  private final ConcurrentHashMap<String, Boolean> known = new ConcurrentHashMap<>();

  @Inject
  GlossaryStore(RoomStore rooms, WriteQueue writes, Glossaries glossaries) {
    this.rooms = rooms;
    this.writes = writes;
    this.glossaries = glossaries;
  }

  /** What holds in a room now; an empty one where it has none. */
  public Uni<Glossary> find(String roomId) {
    return Boolean.TRUE.equals(known.get(roomId))
        ? Uni.createFrom().item(() -> glossaries.of(roomId))
        : rooms.glossary(roomId).map(csv -> csv.map(GlossaryStore::parse).orElse(Glossary.EMPTY));
  }

  /**
   * Replaces the glossary of a room. Fails with {@link StoreUnavailableException} when it was not
   * written in time; it may be later.
   */
  public Uni<Void> save(String roomId, Glossary glossary) {
    return writes.written(
        "a glossary",
        session -> write(session, roomId, glossary).invoke(() -> holds(roomId, glossary)));
  }

  /**
   * Replaces the glossary of a room while the database is away: it holds as long as somebody is in
   * the room, and is written down when the database is back. Fails with {@link
   * StoreUnavailableException} where nobody is.
   */
  public Uni<Void> hold(String roomId, Glossary glossary) {
    if (!holds(roomId, glossary)) {
      return Uni.createFrom()
          .failure(() -> new StoreUnavailableException("the database is away, and nobody is here"));
    }
    writes.offer("a glossary", session -> write(session, roomId, glossary));
    return Uni.createFrom().voidItem();
  }

  private boolean holds(String roomId, Glossary glossary) {
    return known.computeIfPresent(
            roomId,
            (id, before) -> {
              glossaries.put(id, glossary);
              return true;
            })
        != null;
  }

  private static Uni<Void> write(Mutiny.Session session, String roomId, Glossary glossary) {
    var query = session.createNativeQuery(glossary.isEmpty() ? DELETE : WRITE);
    query.setParameter("room", roomId);
    if (!glossary.isEmpty()) {
      query.setParameter("csv", GlossaryCsv.write(glossary)).setParameter("now", Instant.now());
    }
    return query
        .executeUpdate()
        .chain(() ->
            session
                .createNativeQuery(TELL, Object.class)
                .setParameter("room", roomId)
                .getResultList())
        .replaceWithVoid();
  }

  /** It was replaced somewhere, maybe here. Waits for nothing. */
  void changed(String roomId) {
    if (Boolean.TRUE.equals(known.get(roomId))) {
      // Behind what was replaced here meanwhile, which is later.
      writes.offer("the load of a glossary", session -> reload(session, roomId));
    }
  }

  /** Any of them may have been replaced: news were missed. */
  void changed() {
    known.keySet().forEach(this::changed);
  }

  private Uni<Void> reload(Mutiny.Session session, String roomId) {
    return session
        .find(GlossaryEntity.class, roomId)
        .invoke(stored -> holds(roomId, stored == null ? Glossary.EMPTY : parse(stored.csv)))
        .replaceWithVoid();
  }

  /** Somebody is in the room; its glossary is loaded next. */
  void opened(String roomId) {
    known.put(roomId, false);
  }

  /** One that was held meanwhile is newer. */
  Uni<Void> load(Mutiny.Session session, String roomId) {
    return session
        .find(GlossaryEntity.class, roomId)
        .invoke(stored ->
            known.computeIfPresent(
                roomId,
                (id, before) -> {
                  if (!before && stored != null) {
                    glossaries.put(id, parse(stored.csv));
                  }
                  return true;
                }))
        .replaceWithVoid();
  }

  /** Somebody may have come before the room was erased. */
  void erased(String roomId) {
    holds(roomId, Glossary.EMPTY);
  }

  void closed(String roomId) {
    known.compute(
        roomId,
        (id, before) -> {
          glossaries.forget(id);
          return null;
        });
  }

  private static Glossary parse(String csv) {
    try {
      return GlossaryCsv.parse(csv);
    } catch (GlossaryException e) {
      LOG.errorf("a glossary that was kept cannot be read any more, in line %d", e.line());
      return Glossary.EMPTY;
    }
  }
}
