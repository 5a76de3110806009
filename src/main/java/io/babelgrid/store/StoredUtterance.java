package io.babelgrid.store;

import java.time.Instant;

/**
 * What was said, in one language.
 *
 * @param translated false for the speaker's own words
 */
public record StoredUtterance(
    String speakerId,
    long utterance,
    String language,
    boolean translated,
    String text,
    Instant endedAt) {

  static StoredUtterance of(TranscriptEntity entity) {
    return new StoredUtterance(
        entity.speakerId,
        entity.utterance,
        entity.language,
        entity.translated,
        entity.text,
        entity.endedAt);
  }
}
