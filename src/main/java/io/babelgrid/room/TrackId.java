package io.babelgrid.room;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of tracks in signalling: {@code <participant>.audio}, {@code .video}, {@code .translation}
 * and {@code .lips}. What these mean is known here only.
 *
 * @param participantId whose track it is
 */
public record TrackId(String participantId, Content content) {

  /** What a track carries. */
  public enum Content {
    AUDIO,
    VIDEO,
    TRANSLATION,
    LIPS;

    private String suffix() {
      return "." + name().toLowerCase(Locale.ROOT);
    }

    /** {@code audio} or {@code video}. */
    public String kind() {
      return this == AUDIO || this == TRANSLATION ? "audio" : "video";
    }

    /** Whether a machine speaks or draws. */
    public boolean synthetic() {
      return this == TRANSLATION || this == LIPS;
    }
  }

  /** All tracks of a participant. */
  public static List<TrackId> of(String participantId) {
    return Arrays.stream(Content.values())
        .map(content -> new TrackId(participantId, content))
        .toList();
  }

  public static Optional<TrackId> parse(String text) {
    for (Content content : Content.values()) {
      int split = text.length() - content.suffix().length();
      if (split > 0 && text.endsWith(content.suffix())) {
        return Optional.of(new TrackId(text.substring(0, split), content));
      }
    }
    return Optional.empty();
  }

  /**
   * The media stream ({@code a=msid}) of the track. A browser plays the tracks of one stream
   * lip-synced: the originals belong together, and the lips to the voice with which they move.
   */
  public String streamId() {
    return content.synthetic()
        ? new TrackId(participantId, Content.TRANSLATION).toString()
        : participantId;
  }

  @Override
  public String toString() {
    return participantId + content.suffix();
  }
}
