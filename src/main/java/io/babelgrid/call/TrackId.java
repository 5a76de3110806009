package io.babelgrid.call;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Names of tracks in signalling: {@code <participant>.audio}, {@code .video}, {@code .translation}
 * and {@code .lips}.
 *
 * @param participantId whose track it is
 */
public record TrackId(String participantId, Content content) {

  enum Content {
    AUDIO,
    VIDEO,
    TRANSLATION,
    LIPS;

    private String suffix() {
      return "." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** All tracks of a participant. */
  static List<TrackId> of(String participantId) {
    return Arrays.stream(Content.values())
        .map(content -> new TrackId(participantId, content))
        .toList();
  }

  static Optional<TrackId> parse(String text) {
    for (Content content : Content.values()) {
      int split = text.length() - content.suffix().length();
      if (split > 0 && text.endsWith(content.suffix())) {
        return Optional.of(new TrackId(text.substring(0, split), content));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return participantId + content.suffix();
  }
}
