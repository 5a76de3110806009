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

  /** Before the last report of a source that was booked; a report every 10 s for 11 hours. */
  private static final int MOST_MISSING = 4096;

  private static final String ADD =
      """
      with booked as (
        insert into usage_source as source (participation_id, node_id, epoch, sequence, missing)
        select id, :node, :epoch, cast(:sequence as bigint),
          array(select generate_series(
            greatest(0, cast(:sequence as bigint) - %1$d), cast(:sequence as bigint) - 1))
        from participation where id = :stay
        on conflict (participation_id, node_id, epoch) do update set
          sequence = greatest(source.sequence, excluded.sequence),
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
        returning participation_id)
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

  static Uni<Integer> add(Mutiny.Session session, Origin origin, StoredParticipation.Usage used) {
    return session
        .createNativeQuery(ADD)
        .setParameter("stay", origin.stay())
        .setParameter("node", origin.node().node())
        .setParameter("epoch", origin.node().epoch())
        .setParameter("sequence", origin.sequence())
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
        .setParameter("stages", stages(one))
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

  private static String stages(LatencyFigures figures) {
    try {
      return JSON.writeValueAsString(figures.stages());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stages are plain figures", e);
    }
  }
}
