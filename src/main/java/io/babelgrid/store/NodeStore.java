package io.babelgrid.store;

import io.babelgrid.room.NodeEpoch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The nodes of the grid. Not through the queue of writes: a word of a second ago is worth nothing,
 * so one that cannot be written is left out.
 */
@ApplicationScoped
public class NodeStore {

  /** How long the last word of a node is kept: as long as tokens that it signed may be used. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** A parameter that is JSON itself would be written as a string in it: it is text first. */
  private static final String BEAT =
      """
      insert into node (id, epoch, beat, state, advert, seen_at)
      values (:id, :epoch, 1, :state, cast(cast(:advert as text) as jsonb), clock_timestamp())
      on conflict (id) do update set epoch = excluded.epoch, beat = node.beat + 1,
        state = excluded.state, advert = excluded.advert, seen_at = excluded.seen_at
      where node.epoch <= excluded.epoch\
      """;

  private static final String READ =
      """
      select id, epoch, beat, state, cast(advert as text),
        extract(epoch from clock_timestamp() - seen_at)
      from node where seen_at > clock_timestamp() - make_interval(secs => :kept)\
      """;

  private static final String TELL = "select pg_notify('" + NodeChanges.CHANNEL + "', :id)";

  private static final String FORGET =
      "delete from node where seen_at < clock_timestamp() - make_interval(secs => :kept)";

  private final Database database;

  @Inject
  NodeStore(Database database) {
    this.database = database;
  }

  /**
   * Says a word of a node and hears those of all. Fails with {@link StoreUnavailableException} when
   * the database is away.
   *
   * @param advert JSON
   * @param news whether the others are to be told at once
   */
  public Uni<List<StoredNode>> beat(NodeEpoch node, String state, String advert, boolean news) {
    return database.transaction(session ->
        session
            .createNativeQuery(BEAT)
            .setParameter("id", node.node())
            .setParameter("epoch", node.epoch())
            .setParameter("state", state)
            .setParameter("advert", advert)
            .executeUpdate()
            .chain(() -> news ? tell(session, node) : Uni.createFrom().voidItem())
            .chain(() -> read(session)));
  }

  /** Hears the words of all nodes. */
  public Uni<List<StoredNode>> nodes() {
    return database.transaction(NodeStore::read);
  }

  /**
   * Ends the stays of nodes that said nothing for so long, books what was lost with them, and
   * forgets nodes of long ago. Any node may do it, more than once.
   */
  public Uni<Void> reap(Duration gone) {
    return database.transaction(session ->
        OpenEnds.ofDeadNodes(session, gone)
            .chain(() ->
                session
                    .createNativeQuery(FORGET)
                    .setParameter("kept", (double) KEPT.toSeconds())
                    .executeUpdate())
            .replaceWithVoid());
  }

  private static Uni<Void> tell(Mutiny.Session session, NodeEpoch node) {
    return session
        .createNativeQuery(TELL, Object.class)
        .setParameter("id", node.node().toString())
        .getResultList()
        .replaceWithVoid();
  }

  private static Uni<List<StoredNode>> read(Mutiny.Session session) {
    return session
        .createNativeQuery(READ, Object[].class)
        .setParameter("kept", (double) KEPT.toSeconds())
        .getResultList()
        .map(rows -> rows.stream().map(NodeStore::node).toList());
  }

  private static StoredNode node(Object[] row) {
    double silenceS = ((Number) row[5]).doubleValue();
    return new StoredNode(
        (UUID) row[0],
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        (String) row[3],
        (String) row[4],
        Duration.ofMillis(Math.max(0, Math.round(silenceS * 1e3))));
  }
}
