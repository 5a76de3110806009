package io.babelgrid.perf.client;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** A camera's picture: a textured wall, and something that moves before it. */
public final class Picture {

  private final int width;
  private final int height;
  private final byte[] wall;

  public Picture(int width, int height) {
    this.width = width;
    this.height = height;
    wall = new byte[width * height];
    var random = new Random(1);
    for (int i = 0; i < wall.length; i++) {
      wall[i] = (byte) (90 + 40 * Math.sin(i % width / 23.0) + random.nextInt(12));
    }
  }

  /** The picture at a time. */
  public VideoFrame at(long timeNs) {
    var buffer = NativeI420Buffer.allocate(width, height);
    ByteBuffer luma = buffer.getDataY();
    int stride = buffer.getStrideY();
    for (int y = 0; y < height; y++) {
      luma.put(y * stride, wall, y * width, width);
    }
    double angle = timeNs / 1e9;
    int left = (int) ((0.5 + 0.3 * Math.sin(angle)) * (width - width / 4));
    int top = (int) ((0.5 + 0.3 * Math.cos(1.3 * angle)) * (height - height / 3));
    byte[] line = new byte[width / 4];
    for (int y = 0; y < height / 3; y++) {
      Arrays.fill(line, (byte) (160 + 60 * Math.sin(y / 9.0)));
      luma.put((top + y) * stride + left, line);
    }
    grey(buffer.getDataU());
    grey(buffer.getDataV());
    return new VideoFrame(buffer, timeNs);
  }

  private static void grey(ByteBuffer chroma) {
    for (int i = 0; i < chroma.capacity(); i++) {
      chroma.put(i, (byte) 128);
    }
  }
}
