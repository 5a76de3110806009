package io.babelgrid.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes down what nodes had and did: the last word about a day counts. */
@ApplicationScoped
public class NodeDays {

  private static final String REPLACE =
      """
      insert into node_usage (node_id, epoch, day, name, up_ms, lane_ms, busy_ms, sent_bytes,
        backhaul_bytes, cost_nanos)
      values (:node, :epoch, :day, :name, :up, :lanes, :busy, :sent, :backhaul, :cost)
      on conflict (node_id, epoch, day) do update set name = excluded.name,
        up_ms = excluded.up_ms, lane_ms = excluded.lane_ms, busy_ms = excluded.busy_ms,
        sent_bytes = excluded.sent_bytes, backhaul_bytes = excluded.backhaul_bytes,
        cost_nanos = excluded.cost_nanos\
      """;

  private final WriteQueue writes;

  @Inject
  NodeDays(WriteQueue writes) {
    this.writes = writes;
  }

  /** Waits for nothing. */
  public void book(NodeDay day) {
    writes.offer(
        "what the node did",
        session ->
            session
                .createNativeQuery(REPLACE)
                .setParameter("node", day.node().node())
                .setParameter("epoch", day.node().epoch())
                .setParameter("day", day.day())
                .setParameter("name", day.name())
                .setParameter("up", day.upMs())
                .setParameter("lanes", day.laneMs())
                .setParameter("busy", day.busyMs())
                .setParameter("sent", day.sentBytes())
                .setParameter("backhaul", day.backhaulBytes())
                .setParameter("cost", day.costNanos())
                .executeUpdate()
                .replaceWithVoid());
  }
}
