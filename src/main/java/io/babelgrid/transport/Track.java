package io.babelgrid.transport;

import java.util.regex.Pattern;

/**
 * A track that a browser may ask for.
 *
 * @param id its name in slots, the second part of {@code a=msid}
 * @param stream the media stream that it belongs to, the first part of {@code a=msid} and the RTCP
 *     canonical name: a browser plays the tracks of one stream lip-synced
 */
public record Track(String id, String stream) {

  /** Characters that may stand in {@code a=msid} (RFC 8830, 2), but fewer. */
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9_-]{1,64}(\\.[A-Za-z0-9-]{1,32})?");

  /** Whether this may stand in an answer. */
  static boolean valid(String name) {
    return VALID.matcher(name).matches();
  }

  boolean valid() {
    return valid(id) && valid(stream);
  }
}
