package io.babelgrid.transport;

import java.util.regex.Pattern;

/** What track names mean to a browser. */
final class TrackIds {

  /** Characters that may stand in {@code a=msid} (RFC 8830, 2), but fewer. */
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9_-]{1,64}(\\.[A-Za-z0-9-]{1,32})?");

  private TrackIds() {}

  static boolean valid(String trackId) {
    return VALID.matcher(trackId).matches();
  }

  /**
   * The media stream of a track. A browser plays the tracks of one stream lip-synced, so the
   * originals {@code <id>.audio} and {@code <id>.video} share the stream {@code <id>}, and the lips
   * {@code <id>.lips} are in the stream of the voice they move with, {@code <id>.translation}.
   * Every other track has its own clock and is its own stream.
   */
  static String streamOf(String trackId) {
    int dot = trackId.indexOf('.');
    if (dot < 0) {
      return trackId;
    }
    String owner = trackId.substring(0, dot);
    return switch (trackId.substring(dot + 1)) {
      case "audio", "video" -> owner;
      case "lips" -> owner + ".translation";
      default -> trackId;
    };
  }
}
