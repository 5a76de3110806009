package io.babelgrid.store;

import io.babelgrid.room.LatencyReport;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Origin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Books what stays used and how they fared. A report is booked once, whichever way it comes, in
 * whatever order and however often. Any thread; nothing waits.
 */
@ApplicationScoped
public class Bookings {

  /** What became of a report. */
  public enum Outcome {
    BOOKED,
    /** Booked before, or a later one of its kind was. */
    REPEATED,
    /** Its stay is not written down yet, or not any more. */
    EARLY
  }

  private static final String KNOWN = "select id from participation where id = :stay";

  private static final String KEEP =
      """
      insert into early_report (participation_id, node_id, epoch, sequence, kind, report)
      values (:stay, :node, :epoch, :sequence, :kind, :report) on conflict do nothing\
      """;

  /** Some 0.3 MB; 6 MB at the very worst (64 KB each). */
  private static final String NO_LONGER_EARLY =
      """
      select early.participation_id, early.node_id, early.epoch, early.sequence, early.kind,
        early.report
      from early_report early join participation on participation.id = early.participation_id
      order by early.came_at limit 100\
      """;

  private static final String FORGET =
      """
      delete from early_report where participation_id = :stay and node_id = :node
        and epoch = :epoch and sequence = :sequence and kind = :kind\
      """;

  private final WriteQueue writes;
  private final ReadyDatabase database;

  @Inject
  Bookings(WriteQueue writes, ReadyDatabase database) {
    this.writes = writes;
    this.database = database;
  }

  /** Books a report of this node behind its other writes. */
  public void usage(BookedReport report) {
    writes.offer("usage", session -> BookingSql.add(session, report).replaceWithVoid());
  }

  /** Books a report of this node behind its other writes. */
  public void latency(LatencyReport report) {
    List<LatencyFigures> figures = LatencyFigures.of(report.summaries());
    if (!figures.isEmpty()) {
      writes.offer(
          "latency",
          session -> BookingSql.replace(session, report.origin(), figures).replaceWithVoid());
    }
  }

  /**
   * Books a report of any node now. Fails with {@link StoreUnavailableException} when the database
   * is away, with {@link StoreRefusedException} when it cannot keep a value.
   *
   * @param early is kept where the stay is not known
   */
  public Uni<Outcome> usage(BookedReport report, EarlyReport early) {
    return book(early, session -> BookingSql.add(session, report));
  }

  /** The same of latency. */
  public Uni<Outcome> latency(List<LatencyFigures> figures, EarlyReport early) {
    return book(early, session -> BookingSql.replace(session, early.origin(), figures));
  }

  private Uni<Outcome> book(EarlyReport early, Function<Mutiny.Session, Uni<Integer>> write) {
    return database.transaction(session ->
        session
            .createNativeQuery(KNOWN, UUID.class)
            .setParameter("stay", early.origin().stay())
            .getResultList()
            .chain(known ->
                known.isEmpty()
                    ? keep(session, early).replaceWith(Outcome.EARLY)
                    : write
                        .apply(session)
                        .map(rows -> rows > 0 ? Outcome.BOOKED : Outcome.REPEATED)));
  }

  private static Uni<Integer> keep(Mutiny.Session session, EarlyReport early) {
    return named(session.createNativeQuery(KEEP), early)
        .setParameter("report", early.report())
        .executeUpdate();
  }

  /** Some of those whose stay is known by now, to be booked and then forgotten. */
  public Uni<List<EarlyReport>> noLongerEarly() {
    return database
        .transaction(
            session -> session.createNativeQuery(NO_LONGER_EARLY, Object[].class).getResultList())
        .map(rows -> rows.stream().map(Bookings::early).toList());
  }

  public Uni<Void> forget(EarlyReport early) {
    return database.transaction(session ->
        named(session.createNativeQuery(FORGET), early).executeUpdate().replaceWithVoid());
  }

  private static Mutiny.MutationQuery named(Mutiny.MutationQuery query, EarlyReport early) {
    Origin origin = early.origin();
    return query
        .setParameter("stay", origin.stay())
        .setParameter("node", origin.node().node())
        .setParameter("epoch", origin.node().epoch())
        .setParameter("sequence", origin.sequence())
        .setParameter("kind", early.kind());
  }

  private static EarlyReport early(Object[] row) {
    var node = new NodeEpoch((UUID) row[1], ((Number) row[2]).longValue());
    var origin = new Origin((UUID) row[0], node, ((Number) row[3]).longValue());
    return new EarlyReport(origin, (String) row[4], (String) row[5]);
  }
}
