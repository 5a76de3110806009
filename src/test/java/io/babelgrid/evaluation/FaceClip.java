package io.babelgrid.evaluation;

import io.babelgrid.video.VideoFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A clip of {@code test-faces}: JPEG pictures one after the other, 25 a second. */
public final class FaceClip {

  private final byte[] file;
  private final List<Integer> starts = new ArrayList<>();

  private FaceClip(byte[] file) {
    this.file = file;
    for (int i = 0; i + 2 < file.length; i++) {
      if (isMarker(i, 0xd8) && (i == 0 || isMarker(i - 2, 0xd9))) {
        starts.add(i);
      }
    }
    starts.add(file.length);
  }

  /**
   * @param name without {@code .mjpeg}
   */
  public static FaceClip open(String name) {
    try {
      return new FaceClip(
          Files.readAllBytes(PreparedModels.store().file("test-faces", name + ".mjpeg")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of pictures. */
  public int length() {
    return starts.size() - 1;
  }

  /** One picture, decoded anew at each call. */
  public VideoFrame frame(int index) {
    int start = starts.get(index);
    try {
      BufferedImage image =
          ImageIO.read(new ByteArrayInputStream(file, start, starts.get(index + 1) - start));
      return toI420(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** BT.601, limited range; a chroma sample is the mean of its four pixels. */
  public static VideoFrame toI420(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var frame = new VideoFrame(width, height);
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] data = frame.data();
    for (int i = 0; i < rgb.length; i++) {
      data[i] =
          rounded(16 + 0.256788 * red(rgb[i]) + 0.504129 * green(rgb[i]) + 0.097906 * blue(rgb[i]));
    }
    for (int y = 0; y < frame.chromaHeight(); y++) {
      for (int x = 0; x < frame.chromaWidth(); x++) {
        writeChroma(frame, rgb, x, y);
      }
    }
    return frame;
  }

  private static void writeChroma(VideoFrame frame, int[] rgb, int x, int y) {
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = 0; i < 4; i++) {
      int column = Math.min(2 * x + i % 2, frame.width() - 1);
      int row = Math.min(2 * y + i / 2, frame.height() - 1);
      int pixel = rgb[row * frame.width() + column];
      red += red(pixel) / 4.0;
      green += green(pixel) / 4.0;
      blue += blue(pixel) / 4.0;
    }
    int at = y * frame.chromaWidth() + x;
    frame.data()[frame.uOffset() + at] =
        rounded(128 - 0.148223 * red - 0.290993 * green + 0.439216 * blue);
    frame.data()[frame.vOffset() + at] =
        rounded(128 + 0.439216 * red - 0.367788 * green - 0.071427 * blue);
  }

  private boolean isMarker(int at, int code) {
    return file[at] == (byte) 0xff && file[at + 1] == (byte) code;
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xff;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xff;
  }

  private static int blue(int rgb) {
    return rgb & 0xff;
  }

  private static byte rounded(double value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }
}
