package io.babelgrid.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "room")
class RoomEntity {
  @Id String id;
  @Nullable String name;

  @Column(name = "keep_transcripts")
  boolean keepTranscripts;

  String service;

  @Column(name = "host_key_hash")
  @Nullable String hostKeyHash;

  @Column(name = "created_at")
  Instant createdAt;
}
