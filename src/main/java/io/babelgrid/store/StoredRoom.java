package io.babelgrid.store;

import io.babelgrid.budget.ServicePlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param name for people, or null
 * @param keepTranscripts whether what is said is written down
 * @param service {@link ServicePlan#tag()} of what the room asks of the node
 * @param hostKeyHash of the host's key, null where nobody is host; not for clients
 */
public record StoredRoom(
    String id,
    @Nullable String name,
    boolean keepTranscripts,
    String service,
    @Nullable String hostKeyHash,
    Instant createdAt) {

  static StoredRoom of(RoomEntity entity) {
    return new StoredRoom(
        entity.id,
        entity.name,
        entity.keepTranscripts,
        entity.service,
        entity.hostKeyHash,
        entity.createdAt);
  }

  /** Whether {@code key} is the one that was given to who made the room. */
  public boolean isHostedBy(@Nullable String key) {
    return key != null && HostKey.hash(key).equals(hostKeyHash);
  }
}
