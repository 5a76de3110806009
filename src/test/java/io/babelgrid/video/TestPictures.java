package io.babelgrid.video;

import java.util.SplittableRandom;

/** Moving pictures with edges, soft shades and a little noise. */
final class TestPictures {

  private TestPictures() {}

  /** The picture at {@code step}: a disc and stripes that move before a shaded wall. */
  static VideoFrame picture(int width, int height, int step) {
    VideoFrame frame = new VideoFrame(width, height);
    SplittableRandom noise = new SplittableRandom(step);
    byte[] data = frame.data();
    double centreX = width * (0.5 + 0.2 * Math.sin(step * 0.11));
    double centreY = height * (0.5 + 0.1 * Math.cos(step * 0.07));
    double radius = Math.min(width, height) * 0.3;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromCentre = Math.hypot(x - centreX, y - centreY) / radius;
        double shade = 60 + 80.0 * x / width;
        if (fromCentre < 1) {
          shade = 190 - 60 * fromCentre + 20 * Math.sin((y - centreY) * 0.4);
        }
        data[y * width + x] = (byte) (shade + noise.nextInt(-3, 4));
      }
    }
    int chroma = frame.chromaWidth() * frame.chromaHeight();
    for (int i = 0; i < chroma; i++) {
      data[frame.uOffset() + i] = (byte) (110 + i % frame.chromaWidth() * 20 / frame.chromaWidth());
      data[frame.vOffset() + i] =
          (byte) (140 - i / frame.chromaWidth() * 20 / frame.chromaHeight());
    }
    return frame;
  }

  /** Peak signal-to-noise ratio over all planes, dB. */
  static double psnr(VideoFrame one, VideoFrame other) {
    double sum = 0;
    for (int i = 0; i < one.data().length; i++) {
      double d = (one.data()[i] & 0xFF) - (other.data()[i] & 0xFF);
      sum += d * d;
    }
    return 10 * Math.log10(255.0 * 255.0 * one.data().length / Math.max(1e-9, sum));
  }
}
