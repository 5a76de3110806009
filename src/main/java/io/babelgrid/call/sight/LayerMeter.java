package io.babelgrid.call.sight;

import io.babelgrid.transport.MediaPacket;

/** How large the pictures of one layer are, and how much of it comes. Of one thread. */
final class LayerMeter {

  private static final long WINDOW_NS = 1_000_000_000;

  /** RTP, extensions, SRTP tag, UDP and IP. */
  private static final int HEADER_BYTES = 70;

  private int height;
  private long lastNs;
  private long windowNs;
  private long windowBytes;
  private int bitsPerSecond;

  LayerMeter(long nowNs) {
    windowNs = nowNs;
    lastNs = nowNs;
  }

  /**
   * @return whether the size of the picture has changed, or it comes again
   */
  boolean note(MediaPacket packet) {
    long nowNs = packet.arrivedNs();
    boolean again = nowNs - lastNs > WINDOW_NS;
    lastNs = nowNs;
    if (again) {
      windowNs = nowNs;
      windowBytes = 0;
    }
    windowBytes += packet.payload().length + HEADER_BYTES;
    if (nowNs - windowNs >= WINDOW_NS) {
      bitsPerSecond = (int) (windowBytes * 8e9 / (nowNs - windowNs));
      windowNs = nowNs;
      windowBytes = 0;
    }
    int tall = packet.keyFrameStart() ? packet.pictureHeight() : 0;
    boolean isNew = tall > 0 && tall != height;
    height = tall > 0 ? tall : height;
    return isNew || again;
  }

  long lastNs() {
    return lastNs;
  }

  Layer layer(String id, long nowNs) {
    return new Layer(id, height, nowNs - lastNs < WINDOW_NS ? bitsPerSecond : 0);
  }
}
