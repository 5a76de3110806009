package io.babelgrid.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "participation")
class ParticipationEntity {
  @Id UUID id;

  @Column(name = "room_id")
  String roomId;

  @Column(name = "participant_id")
  String participantId;

  /** Null once it is forgotten. */
  @Nullable String name;

  @Nullable String speak;
  @Nullable String hear;

  @Column(name = "node_id")
  UUID nodeId;

  @Column(name = "joined_at")
  Instant joinedAt;

  @Column(name = "left_at")
  @Nullable Instant leftAt;
}
