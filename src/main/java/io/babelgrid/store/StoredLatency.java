package io.babelgrid.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.babelgrid.budget.StageMean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the words of one stay were on their way; those of voices at each node where they spoke.
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
