package io.babelgrid.store;

import io.babelgrid.room.NodeEpoch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What was used, summed up. Everything fails with {@link StoreUnavailableException} when the
 * database is away.
 */
@ApplicationScoped
public class UsageBook {

  /** By what to sum up. */
  public enum By {
    ROOM("participation.room_id", "participation.room_id"),
    /** In UTC, on which it was reported. */
    DAY("cast(day as text)", "cast(cast(until at time zone 'UTC' as date) as text)"),
    /** In which something was made. */
    LANGUAGE("language", "''"),
    /** That did it. */
    NODE("cast(entry.node_id as text)", "cast(entry.node_id as text)"),
    FLOW("flow", "'call'"),
    /** Everything in one. */
    TOTAL("'total'", "'total'");

    private final String ofFlow;

    /** Of what was lost nobody knows which flow it was. */
    private final String ofLost;

    By(String ofFlow, String ofLost) {
      this.ofFlow = ofFlow;
      this.ofLost = ofLost;
    }
  }

  /**
   * Which part of it.
   *
   * @param from the first day, in UTC
   * @param to the last
   * @param room null for all
   */
  public record Range(LocalDate from, LocalDate to, @Nullable String room) {}

  /**
   * What was used, whole and in parts.
   *
   * @param parts in the order of their keys
   */
  public record Sums(UsageSum total, List<UsageSum> parts) {}

  private static final String WHOLE = "total";

  /** More are left out, the last by their key. */
  private static final int MOST_ROWS = 10_000;

  private static final String SUMS =
      """
      select key, count(distinct stay),
        coalesce(sum(call), 0), coalesce(sum(recognised), 0), coalesce(sum(translated), 0),
        coalesce(sum(voiced), 0), coalesce(sum(lips), 0), coalesce(sum(words), 0),
        coalesce(sum(compute), 0), coalesce(sum(received), 0), coalesce(sum(sent), 0),
        coalesce(sum(backhaul), 0), coalesce(sum(lost), 0), coalesce(sum(cost), 0)
      from (
        select %s as key, entry.participation_id as stay,
          case flow when 'call' then media_ms else 0 end as call,
          case flow when 'recognition' then media_ms else 0 end as recognised,
          case flow when 'translation' then media_ms else 0 end as translated,
          case flow when 'voice' then media_ms else 0 end as voiced,
          case flow when 'lips' then media_ms else 0 end as lips,
          words, compute_ms as compute, received_bytes as received, sent_bytes as sent,
          backhaul_bytes as backhaul, 0 as lost, cost_nanos as cost
        from usage_flow entry join participation on participation.id = entry.participation_id
        where day between :from and :to
          and (cast(:room as text) is null or participation.room_id = cast(:room as text))
        union all
        select %s, entry.participation_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, lost_ms, 0
        from usage_source entry join participation on participation.id = entry.participation_id
        where lost_ms > 0 and cast(until at time zone 'UTC' as date) between :from and :to
          and (cast(:room as text) is null or participation.room_id = cast(:room as text))
      ) as part
      group by grouping sets ((), (key)) order by grouping(key) desc, key limit :most + 1\
      """;

  private static final String NODES =
      """
      select node_id, epoch, day, name, up_ms, lane_ms, busy_ms, sent_bytes, backhaul_bytes,
        cost_nanos
      from node_usage where day between :from and :to order by day, name, epoch limit :most\
      """;

  private final ReadyDatabase database;

  @Inject
  UsageBook(ReadyDatabase database) {
    this.database = database;
  }

  /** One look at the books for both. */
  public Uni<Sums> sums(By by, Range range) {
    return database
        .transaction(session ->
            within(
                    session.createNativeQuery(SUMS.formatted(by.ofFlow, by.ofLost), Object[].class),
                    range)
                .setParameter("room", range.room())
                .getResultList())
        .map(rows -> rows.stream().map(UsageBook::sum).toList())
        .map(sums -> new Sums(sums.getFirst(), sums.subList(1, sums.size())));
  }

  /** What the nodes themselves counted; oldest first. */
  public Uni<List<NodeDay>> nodes(Range range) {
    return database
        .transaction(session ->
            within(session.createNativeQuery(NODES, Object[].class), range).getResultList())
        .map(rows -> rows.stream().map(UsageBook::node).toList());
  }

  private static <T> Mutiny.SelectionQuery<T> within(Mutiny.SelectionQuery<T> query, Range range) {
    return query
        .setParameter("from", range.from())
        .setParameter("to", range.to())
        .setParameter("most", MOST_ROWS);
  }

  private static UsageSum sum(Object[] row) {
    long[] sums = Arrays.stream(row).skip(1).mapToLong(UsageBook::number).toArray();
    return new UsageSum(
        row[0] == null ? WHOLE : (String) row[0],
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[4],
        sums[5],
        sums[6],
        sums[7],
        sums[8],
        sums[9],
        sums[10],
        sums[11],
        sums[12]);
  }

  private static NodeDay node(Object[] row) {
    return new NodeDay(
        new NodeEpoch((UUID) row[0], number(row[1])),
        (LocalDate) row[2],
        (String) row[3],
        number(row[4]),
        number(row[5]),
        number(row[6]),
        number(row[7]),
        number(row[8]),
        number(row[9]));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
