package io.babelgrid.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "transcript")
class TranscriptEntity {
  @Id UUID id;

  @Column(name = "room_id")
  String roomId;

  @Column(name = "speaker_id")
  String speakerId;

  long utterance;
  String language;
  boolean translated;
  String text;

  @Column(name = "ended_at")
  Instant endedAt;
}
