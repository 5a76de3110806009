package io.babelgrid.store;

import io.babelgrid.room.NodeEpoch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ends what a node left open when it died: the stays of its people, at its last word, and what it
 * did for them or for others' and had not reported, which is booked as lost.
 */
final class OpenEnds {

  /** Reports come every 9 s: of a node that tells nobody that it lives, as much may be lost. */
  private static final double MOST_LOST_S = 10;

  /** Who died before the first report has told nothing yet. */
  private static final String BEGUN =
      """
      insert into usage_source (participation_id, node_id, epoch, sequence, until, open)
      select participation.id, node.id, node.epoch, -1, participation.joined_at, true
      from participation join node on node.id = participation.node_id
      where participation.left_at is null
        and greatest(node.seen_at, participation.joined_at)
          < clock_timestamp() - make_interval(secs => :gone)
      on conflict do nothing\
      """;

  private static final String LOST =
      """
      update usage_source as source set open = false, lost_ms = greatest(0,
        cast(extract(epoch from least(node.seen_at, participation.left_at) - source.until) * 1000
          as bigint))
      from node, participation
      where source.open and source.node_id = node.id and source.epoch = node.epoch
        and participation.id = source.participation_id
        and node.seen_at < clock_timestamp() - make_interval(secs => :gone)\
      """;

  /** Who came after the last word of a node that died within a second has left at once. */
  private static final String STAYS =
      """
      update participation set left_at = greatest(joined_at, node.seen_at) from node
      where participation.node_id = node.id and participation.left_at is null
        and greatest(node.seen_at, participation.joined_at)
          < clock_timestamp() - make_interval(secs => :gone)\
      """;

  /** The row of the node is of its last start, unless it has said a word since this one. */
  private static final String OF_EARLIER_START =
      """
      with lost as (
        update usage_source as source set open = false, lost_ms = greatest(0,
          cast(extract(epoch from least(participation.left_at, coalesce(
            (select seen_at from node where node.id = source.node_id
              and node.epoch = source.epoch),
            source.until + make_interval(secs => :most))) - source.until) * 1000 as bigint))
        from participation
        where source.open and source.node_id = :node and source.epoch < :epoch
          and participation.id = source.participation_id
        returning source.participation_id, source.until + make_interval(secs => lost_ms / 1e3) as ended_at)
      update participation set left_at = greatest(joined_at, least(cast(:now as timestamptz),
        coalesce(
          (select max(ended_at) from lost where lost.participation_id = participation.id),
          (select max(until) from usage_source as source
           where source.participation_id = participation.id),
          joined_at)))
      where node_id = :node and left_at is null and joined_at < :now\
      """;

  private OpenEnds() {}

  /**
   * Of nodes that said nothing for so long. Any node may do it, more than once; what is reported
   * later is lost no more.
   */
  static Uni<Void> ofDeadNodes(Mutiny.Session session, Duration gone) {
    return update(session, BEGUN, gone)
        .chain(() -> update(session, LOST, gone))
        .chain(() -> update(session, STAYS, gone))
        .replaceWithVoid();
  }

  /**
   * Of this node before it started.
   *
   * @param startedAt whoever came later is here
   */
  static Uni<Void> ofEarlierStart(Mutiny.Session session, NodeEpoch node, Instant startedAt) {
    return session
        .createNativeQuery(OF_EARLIER_START)
        .setParameter("node", node.node())
        .setParameter("epoch", node.epoch())
        .setParameter("now", startedAt)
        .setParameter("most", MOST_LOST_S)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Integer> update(Mutiny.Session session, String statement, Duration gone) {
    return session
        .createNativeQuery(statement)
        .setParameter("gone", (double) gone.toSeconds())
        .executeUpdate();
  }
}
