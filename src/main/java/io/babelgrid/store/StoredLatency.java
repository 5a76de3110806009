package io.babelgrid.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.StageMean;
import io.babelgrid.budget.Workload;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long the words of one stay were on their way.
 *
 * @param name null once it is forgotten
 * @param workload {@code caption} or {@code voice}
 * @param misses words over budget
 * @param stages in order; their times add up to the mean
 */
public record StoredLatency(
    String participantId,
    @Nullable String name,
    String workload,
    long words,
    double p50Ms,
    double p90Ms,
    double p99Ms,
    double maxMs,
    long misses,
    List<StageMean> stages) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NS_PER_MS = 1e6;

  static String id(UUID stay, Workload workload) {
    return stay + "/" + workload.tag();
  }

  /** Writes the figures of a summary into an entity. */
  static void fill(LatencyEntity entity, LatencyLedger.Summary summary) {
    LatencyLedger.Durations total = summary.total();
    entity.words = total.count();
    entity.p50Ms = total.p50Ns() / NS_PER_MS;
    entity.p90Ms = total.p90Ns() / NS_PER_MS;
    entity.p99Ms = total.p99Ns() / NS_PER_MS;
    entity.maxMs = total.maxNs() / NS_PER_MS;
    entity.misses = summary.misses();
    try {
      entity.stages = JSON.writeValueAsString(StageMean.of(summary));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stages are plain figures", e);
    }
  }

  static StoredLatency of(ParticipationEntity stay, LatencyEntity entity) {
    try {
      return new StoredLatency(
          stay.participantId,
          stay.name,
          entity.workload,
          entity.words,
          entity.p50Ms,
          entity.p90Ms,
          entity.p99Ms,
          entity.maxMs,
          entity.misses,
          JSON.readValue(entity.stages, new TypeReference<List<StageMean>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stages of " + entity.id + " are not what was written", e);
    }
  }
}
