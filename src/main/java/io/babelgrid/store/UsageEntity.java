package io.babelgrid.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "usage")
class UsageEntity {
  @Id
  @Column(name = "participation_id")
  UUID participationId;

  @Column(name = "audio_ms")
  long audioMs;

  long words;

  @Column(name = "synthesised_ms")
  long synthesisedMs;

  @Column(name = "compute_ms")
  long computeMs;
}
