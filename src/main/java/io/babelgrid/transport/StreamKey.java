package io.babelgrid.transport;

/**
 * Which of the streams that one browser sends: an m-line, whatever track it carries. A replaced
 * track (another SSRC) goes on under the same key.
 *
 * @param number among the lines of its kind on which the browser sends, from 0
 * @param mid of the m-line in the browser's offers
 */
public record StreamKey(MediaKind kind, int number, String mid) {

  /** The first of its kind is the microphone or the camera; others are, say, a screen's. */
  public boolean first() {
    return number == 0;
  }
}
