package io.babelgrid.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "glossary")
class GlossaryEntity {
  @Id
  @Column(name = "room_id")
  String roomId;

  String csv;

  @Column(name = "updated_at")
  Instant updatedAt;
}
