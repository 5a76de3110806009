package io.babelgrid.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.budget.Workload;
import io.babelgrid.room.Origin;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes reports of stays down so that their order and repetition change nothing. Everything says
 * how many rows it changed: none where the stay is not known.
 */
final class BookingSql {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Before the last report of a source that was booked; a report every 9 s for 10 hours. */
  private static final int MOST_MISSING = 4096;

  private static final String ADD =
      """
      with booked as (
        insert into usage_source as source
          (participation_id, node_id, epoch, sequence, missing, until, open)
        select id, :node, :epoch, cast(:sequence as bigint),
          array(select generate_series(
            greatest(0, cast(:sequence as bigint) - %1$d), cast(:sequence as bigint) - 1)),
          cast(:until as timestamptz), cast(:open as boolean)
        from participation where id = :stay
        on conflict (participation_id, node_id, epoch) do update set
          sequence = greatest(source.sequence, excluded.sequence),
          until = greatest(source.until, excluded.until),
          open = case when excluded.sequence > source.sequence then excluded.open
            else source.open end,
          lost_ms = greatest(0, source.lost_ms - greatest(0,
            cast(extract(epoch from excluded.until - source.until) * 1000 as bigint))),
          missing = case when excluded.sequence > source.sequence then array(
              select one from (
                select unnest(source.missing) as one
                union all
                select generate_series(
                  greatest(source.sequence + 1, excluded.sequence - %1$d), excluded.sequence - 1)
              ) as never_came order by one desc limit %1$d)
            else array_remove(source.missing, excluded.sequence) end
        where excluded.sequence > source.sequence
          or excluded.sequence = any(source.missing)
        returning participation_id),
      detailed as (
        insert into usage_flow as known (participation_id, node_id, day, flow, language, media_ms,
          words, compute_ms, received_bytes, sent_bytes, backhaul_bytes, cost_nanos)
        select participation_id, :node, cast(cast(:until as timestamptz) at time zone 'UTC' as date),
          "flow", coalesce("language", ''), "mediaMs", "words", "computeMs", "receivedBytes",
          "sentBytes", "backhaulBytes", "costNanos"
        from booked, jsonb_to_recordset(cast(cast(:flows as text) as jsonb)) as one (
          "flow" text, "language" text, "mediaMs" bigint, "words" bigint, "computeMs" bigint,
          "receivedBytes" bigint, "sentBytes" bigint, "backhaulBytes" bigint, "costNanos" bigint)
        on conflict (participation_id, node_id, day, flow, language) do update set
          media_ms = known.media_ms + excluded.media_ms,
          words = known.words + excluded.words,
          compute_ms = known.compute_ms + excluded.compute_ms,
          received_bytes = known.received_bytes + excluded.received_bytes,
          sent_bytes = known.sent_bytes + excluded.sent_bytes,
          backhaul_bytes = known.backhaul_bytes + excluded.backhaul_bytes,
          cost_nanos = known.cost_nanos + excluded.cost_nanos)
      update usage set audio_ms = audio_ms + :audio, words = words + :words,
        synthesised_ms = synthesised_ms + :synthesised, compute_ms = compute_ms + :compute
      from booked where usage.participation_id = booked.participation_id\
      """
          .formatted(MOST_MISSING);

  /** By words first: what comes late says less. */
  private static final String REPLACE =
      """
      insert into latency as known (id, participation_id, workload, words, p50_ms, p90_ms, p99_ms,
        max_ms, misses, stages, node_id, epoch, sequence)
      select :id, id, :workload, :words, :p50, :p90, :p99, :max, :misses, :stages, :node, :epoch,
        :sequence
      from participation where id = :stay
      on conflict (id) do update set words = excluded.words, p50_ms = excluded.p50_ms,
        p90_ms = excluded.p90_ms, p99_ms = excluded.p99_ms, max_ms = excluded.max_ms,
        misses = excluded.misses, stages = excluded.stages, node_id = excluded.node_id,
        epoch = excluded.epoch, sequence = excluded.sequence
      where (known.words, known.node_id, known.epoch, known.sequence)
        < (excluded.words, excluded.node_id, excluded.epoch, excluded.sequence)\
      """;

  private BookingSql() {}

  static Uni<Integer> add(Mutiny.Session session, BookedReport report) {
    Origin origin = report.origin();
    StoredParticipation.Usage used = report.total();
    return session
        .createNativeQuery(ADD)
        .setParameter("stay", origin.stay())
        .setParameter("node", origin.node().node())
        .setParameter("epoch", origin.node().epoch())
        .setParameter("sequence", origin.sequence())
        .setParameter("until", report.until())
        .setParameter("open", !report.last())
        .setParameter("flows", json(report.flows()))
        .setParameter("audio", used.audioMs())
        .setParameter("words", used.words())
        .setParameter("synthesised", used.synthesisedMs())
        .setParameter("compute", used.computeMs())
        .executeUpdate();
  }

  static Uni<Integer> replace(Mutiny.Session session, Origin origin, List<LatencyFigures> figures) {
    Uni<Integer> rows = Uni.createFrom().item(0);
    for (LatencyFigures one : figures) {
      rows = rows.chain(before -> replace(session, origin, one).map(more -> before + more));
    }
    return rows;
  }

  private static Uni<Integer> replace(Mutiny.Session session, Origin origin, LatencyFigures one) {
    UUID stay = origin.stay();
    return session
        .createNativeQuery(REPLACE)
        .setParameter("id", id(origin, one))
        .setParameter("stay", stay)
        .setParameter("workload", one.workload())
        .setParameter("words", one.words())
        .setParameter("p50", one.p50Ms())
        .setParameter("p90", one.p90Ms())
        .setParameter("p99", one.p99Ms())
        .setParameter("max", one.maxMs())
        .setParameter("misses", one.misses())
        .setParameter("stages", json(one.stages()))
        .setParameter("node", origin.node().node())
        .setParameter("epoch", origin.node().epoch())
        .setParameter("sequence", origin.sequence())
        .executeUpdate();
  }

  /** Words are recognised at one node and spoken at many; 79 characters at most. */
  private static String id(Origin origin, LatencyFigures figures) {
    String id = origin.stay() + "/" + figures.workload();
    return figures.workload().equals(Workload.VOICE.tag()) ? id + "/" + origin.node().node() : id;
  }

  private static String json(List<?> plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is plain data", e);
    }
  }
}
