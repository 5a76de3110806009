package io.babelgrid.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One workload of one stay; {@code stages} is JSON. */
@Entity
@Table(name = "latency")
class LatencyEntity {
  /** See {@link BookingSql}. */
  @Id String id;

  @Column(name = "participation_id")
  UUID participationId;

  String workload;
  long words;

  @Column(name = "p50_ms")
  double p50Ms;

  @Column(name = "p90_ms")
  double p90Ms;

  @Column(name = "p99_ms")
  double p99Ms;

  @Column(name = "max_ms")
  double maxMs;

  long misses;
  String stages;
}
