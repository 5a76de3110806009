package io.babelgrid.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Deletes what is older than it may be, every hour, in pieces that hold no other write up. */
@ApplicationScoped
class Purge {

  private static final long EVERY_MIN = 60;

  /** Rows of a piece: some 10 ms. */
  private static final int PIECE = 1000;

  /** What a token request made comes back with the next one, so little of it is kept for long. */
  private static final Duration UNUSED = Duration.ofDays(1);

  private static final String TRANSCRIPTS =
      "delete from transcript where id in"
          + " (select id from transcript where ended_at < :limit limit :piece)";

  /** A stay of another node that has no end is one that nobody closed. */
  private static final String STAYS =
      "delete from participation where id in (select id from participation"
          + " where left_at < :limit or left_at is null and joined_at < :limit"
          + " and node_id <> :node limit :piece)";

  private static final String EMPTY =
      " and not exists (select 1 from participation where room_id = room.id)"
          + " and not exists (select 1 from transcript where room_id = room.id) limit :piece)";

  private static final String ROOMS =
      "delete from room where id in (select id from room where created_at < :limit" + EMPTY;

  private static final String UNUSED_ROOMS =
      "delete from room where id in (select id from room where created_at < :limit"
          + " and host_key_hash is null and name is null and not keep_transcripts"
          + " and service = 'best'"
          + " and not exists (select 1 from glossary where room_id = room.id)"
          + EMPTY;

  /** A stay that is written down so late never will be. */
  private static final String EARLY_REPORTS =
      "delete from early_report where (participation_id, node_id, epoch, sequence, kind) in"
          + " (select participation_id, node_id, epoch, sequence, kind from early_report"
          + " where came_at < :limit limit :piece)";

  private static final String NODE_DAYS =
      "delete from node_usage where (node_id, epoch, day) in (select node_id, epoch, day"
          + " from node_usage where day < cast(cast(:limit as timestamptz) as date) limit :piece)";

  private final WriteQueue writes;
  private final StoreConfig config;
  private final NodeId node;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-purge").factory());

  @Inject
  Purge(WriteQueue writes, StoreConfig config, NodeId node) {
    this.writes = writes;
    this.config = config;
    this.node = node;
  }

  void start(@Observes StartupEvent event) {
    ticker.scheduleAtFixedRate(() -> run(Instant.now()), 1, EVERY_MIN, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    ticker.shutdownNow();
  }

  /** Deletes what is too old at {@code now}; waits for nothing. */
  void run(Instant now) {
    Duration keep = config.keep().limit();
    if (keep != null) {
      piece(TRANSCRIPTS, now.minus(keep));
      piece(STAYS, now.minus(keep));
      piece(ROOMS, now.minus(keep));
      piece(NODE_DAYS, now.minus(keep));
    }
    piece(UNUSED_ROOMS, now.minus(UNUSED));
    piece(EARLY_REPORTS, now.minus(UNUSED));
  }

  private void piece(String delete, Instant limit) {
    writes.offer(
        "the deletion of what is too old",
        session -> {
          var query =
              session
                  .createNativeQuery(delete)
                  .setParameter("limit", limit)
                  .setParameter("piece", PIECE);
          return (delete.equals(STAYS) ? query.setParameter("node", node.value()) : query)
              .executeUpdate()
              .invoke(deleted -> {
                if (deleted == PIECE) {
                  piece(delete, limit);
                }
              })
              .replaceWithVoid();
        });
  }
}
