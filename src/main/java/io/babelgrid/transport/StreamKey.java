package io.babelgrid.transport;

/**
 * Which of the streams that one browser sends: an m-line, whatever track it carries, or one layer
 * of it. A replaced track (another SSRC) goes on under the same key.
 *
 * @param number among the lines of its kind on which the browser sends, from 0
 * @param mid of the m-line in the browser's offers
 * @param layer id of one of several streams with the same picture in different sizes (RFC 8853);
 *     {@link #WHOLE} where there is only one
 */
public record StreamKey(MediaKind kind, int number, String mid, String layer) {

  /** The only stream of an m-line. */
  public static final String WHOLE = "";

  public StreamKey(MediaKind kind, int number, String mid) {
    this(kind, number, mid, WHOLE);
  }

  /** The first of its kind is the microphone or the camera; others are, say, a screen's. */
  public boolean first() {
    return number == 0;
  }
}
