package io.babelgrid.lipsync;

import io.babelgrid.video.VideoFrame;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Faces of a video beside what was made of them, evenly over its time, on one sheet. */
final class Sheet {

  private static final int COLUMNS = 5;
  private static final int ROWS = 8;
  private static final int CELL = 200;
  private static final int LINE = 18;

  /** Side of the square that is shown, in distances of the outer corners of the eyes. */
  private static final double SHOWN = 1.8;

  private final BufferedImage image =
      new BufferedImage(
          COLUMNS * (2 * CELL + 8), ROWS * (CELL + LINE + 4), BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();
  private final int firstFrame;
  private final double every;
  private int shown;
  private double x;
  private double y;
  private double side;

  /** A sheet of the frames from {@code firstFrame} to {@code lastFrame}. */
  Sheet(int firstFrame, int lastFrame) {
    this.firstFrame = firstFrame;
    this.every = Math.max(1, (double) (lastFrame - firstFrame) / (COLUMNS * ROWS));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  /** Shows a frame if it is its turn; where there is no mesh (null), what was shown before. */
  void add(int frame, VideoFrame source, VideoFrame result, float[] mesh, String below) {
    if (shown == COLUMNS * ROWS || frame < firstFrame + shown * every) {
      return;
    }
    if (mesh != null) {
      x = mesh[3 * Landmarks.NOSE_TIP];
      y = mesh[3 * Landmarks.NOSE_TIP + 1];
      side = SHOWN * Landmarks.eyesPx(mesh);
    } else if (side == 0) {
      x = source.width() / 2.0;
      y = source.height() / 2.0;
      side = source.height();
    }
    int left = shown % COLUMNS * (2 * CELL + 8);
    int top = shown / COLUMNS * (CELL + LINE + 4);
    paint(source, left, top);
    paint(result, left + CELL, top);
    graphics.setColor(Color.BLACK);
    graphics.drawString(below, left + 4, top + CELL + LINE - 4);
    shown++;
  }

  static String gaps(double seconds, double askedMm, double measuredMm, double alpha) {
    return String.format(
        Locale.ROOT,
        "%.2f s: asked %.1f mm, measured %.1f mm%s",
        seconds,
        askedMm,
        measuredMm,
        alpha < .995 ? String.format(Locale.ROOT, ", drawn %.0f %%", 100 * alpha) : "");
  }

  private void paint(VideoFrame frame, int left, int top) {
    BufferedImage picture = rgb(frame);
    int half = (int) Math.round(side / 2);
    graphics.setClip(left, top, CELL, CELL);
    graphics.setColor(Color.GRAY);
    graphics.fillRect(left, top, CELL, CELL);
    double scale = CELL / side;
    graphics.drawImage(
        picture,
        (int) Math.round(left - (x - half) * scale),
        (int) Math.round(top - (y - half) * scale),
        (int) Math.round(picture.getWidth() * scale),
        (int) Math.round(picture.getHeight() * scale),
        null);
    graphics.setClip(null);
  }

  /** BT.601, limited range. */
  private static BufferedImage rgb(VideoFrame frame) {
    var picture = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    byte[] data = frame.data();
    for (int row = 0; row < frame.height(); row++) {
      for (int column = 0; column < frame.width(); column++) {
        int chroma = row / 2 * frame.chromaWidth() + column / 2;
        double luma = 1.164 * ((data[row * frame.width() + column] & 0xff) - 16);
        double u = (data[frame.uOffset() + chroma] & 0xff) - 128;
        double v = (data[frame.vOffset() + chroma] & 0xff) - 128;
        int red = level(luma + 1.596 * v);
        int green = level(luma - .392 * u - .813 * v);
        int blue = level(luma + 2.017 * u);
        picture.setRGB(column, row, red << 16 | green << 8 | blue);
      }
    }
    return picture;
  }

  private static int level(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }

  void write(Path png) throws IOException {
    graphics.dispose();
    ImageIO.write(image, "png", png.toFile());
  }
}
