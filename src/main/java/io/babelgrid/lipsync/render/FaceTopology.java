package io.babelgrid.lipsync.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Which point of MediaPipe's face mesh is where, and the triangles between the points. */
final class FaceTopology {

  /** Points of the skin; the irises after them are not used. */
  static final int POINTS = 468;

  static final int LEFT_EYE = 33;
  static final int RIGHT_EYE = 263;
  static final int CHIN = 152;
  static final int FOREHEAD = 10;
  static final int NOSE_BASE = 2;
  static final int NOSE_TIP = 4;
  static final int LEFT_CORNER = 61;
  static final int RIGHT_CORNER = 291;
  static final int UPPER_LIP = 13;
  static final int LOWER_LIP = 14;

  /** Points that speech hardly moves. */
  static final int[] STABLE = {
    33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 127, 356, 10, 151, 9, 8, 107, 336, 70, 300, 98, 327
  };

  /** Outline of the face, clockwise in the picture from the forehead. */
  static final int[] OVAL = {
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109
  };

  /** Four rings of the lower lip, outer to inner, left to right, corners included. */
  static final int[][] LOWER_RINGS = {
    {61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291},
    {76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306},
    {62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292},
    {78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308}
  };

  /** Four rings of the upper lip, outer to inner, left to right, corners left out. */
  static final int[][] UPPER_RINGS = {
    {185, 40, 39, 37, 0, 267, 269, 270, 409},
    {184, 74, 73, 72, 11, 302, 303, 304, 408},
    {183, 42, 41, 38, 12, 268, 271, 272, 407},
    {191, 80, 81, 82, 13, 312, 311, 310, 415}
  };

  /** Inner edge of the upper lip from corner to corner. */
  static final int[] INNER_UPPER = {78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308};

  /** Inner edge of the lower lip from corner to corner. */
  static final int[] INNER_LOWER = LOWER_RINGS[3];

  /** Pairs across the opening whose mean distance is the gap. */
  static final int[][] GAP_PAIRS = {{13, 14}, {82, 87}, {312, 317}};

  /** Cheeks and chin, clear of shadows and hair. */
  static final int[] SKIN = {50, 280, 205, 425, 187, 411, 152, 200};

  /** Three indices a triangle. */
  static final int[] TRIANGLES = load("face-triangles.txt");

  private FaceTopology() {}

  private static int[] load(String name) {
    try (InputStream in =
        Objects.requireNonNull(FaceTopology.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ", -1)))
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
