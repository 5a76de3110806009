package io.babelgrid.store;

import io.babelgrid.budget.ServicePlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param name for people, or null
 * @param keepTranscripts whether what is said is written down
 * @param service {@link ServicePlan#tag()} of what the room asks of the node
 */
public record StoredRoom(
    String id, @Nullable String name, boolean keepTranscripts, String service, Instant createdAt) {

  static StoredRoom of(RoomEntity entity) {
    return new StoredRoom(
        entity.id, entity.name, entity.keepTranscripts, entity.service, entity.createdAt);
  }
}
