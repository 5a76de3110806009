package io.babelgrid.video;

/**
 * One picture in I420 (BT.601, limited range): the Y plane, then U and V at half width and height
 * (rounded up), each row tight. Mutable so that it can be pooled; owned by one thread at a time.
 */
public final class VideoFrame {

  private final int width;
  private final int height;
  private final byte[] data;

  /** A picture of undefined content. */
  public VideoFrame(int width, int height) {
    data = new byte[bytes(width, height)];
    this.width = width;
    this.height = height;
  }

  /** Bytes of a picture of this size, all planes. */
  public static int bytes(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("no picture is " + width + "x" + height);
    }
    return Math.addExact(
        Math.multiplyExact(width, height), 2 * Math.multiplyExact(half(width), half(height)));
  }

  private static int half(int length) {
    return length / 2 + length % 2;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** All planes, one after the other; to be read and written. */
  public byte[] data() {
    return data;
  }

  public int chromaWidth() {
    return half(width);
  }

  public int chromaHeight() {
    return half(height);
  }

  /** Where the U plane starts. */
  public int uOffset() {
    return width * height;
  }

  /** Where the V plane starts. */
  public int vOffset() {
    return uOffset() + chromaWidth() * chromaHeight();
  }

  /** Takes over the content of a picture of the same size. */
  public void copyFrom(VideoFrame other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException(
          other.width + "x" + other.height + " doesn't fit " + width + "x" + height);
    }
    System.arraycopy(other.data, 0, data, 0, data.length);
  }
}
