package io.babelgrid.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a participant.
 *
 * @param name null once it is forgotten
 * @param speak language at joining, null when it was to be detected
 * @param hear language at joining, null for the originals
 * @param leftAt null while they are there
 */
public record StoredParticipation(
    String participantId,
    @Nullable String name,
    @Nullable String speak,
    @Nullable String hear,
    Instant joinedAt,
    @Nullable Instant leftAt,
    Usage usage) {

  /** See {@link io.babelgrid.room.UsageReport}, summed up over the stay. */
  public record Usage(long audioMs, long words, long synthesisedMs, long computeMs) {}

  static StoredParticipation of(ParticipationEntity stay, UsageEntity usage) {
    return new StoredParticipation(
        stay.participantId,
        stay.name,
        stay.speak,
        stay.hear,
        stay.joinedAt,
        stay.leftAt,
        new Usage(usage.audioMs, usage.words, usage.synthesisedMs, usage.computeMs));
  }
}
