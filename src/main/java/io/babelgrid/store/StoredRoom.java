package io.babelgrid.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param name for people, or null
 * @param keepTranscripts whether what is said is written down
 */
public record StoredRoom(
    String id, @Nullable String name, boolean keepTranscripts, Instant createdAt) {

  static StoredRoom of(RoomEntity entity) {
    return new StoredRoom(entity.id, entity.name, entity.keepTranscripts, entity.createdAt);
  }
}
