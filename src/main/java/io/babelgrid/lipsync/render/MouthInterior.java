package io.babelgrid.lipsync.render;

import io.babelgrid.lipsync.mouth.MouthShape;
import io.babelgrid.video.VideoFrame;

/**
 * Paints what is seen between parted lips: the dark of the mouth, the tongue, the lower teeth that
 * go with the jaw and the upper ones that stay with the head; and the line of contact where the
 * lips touch.
 */
final class MouthInterior {

  /** Width over which the edge of the lips passes into the mouth, mm. */
  private static final float FEATHER_MM = 1.1f;

  /** Below this gap the mouth counts as closed, mm. */
  private static final float CLOSED_MM = .15f;

  /** Half width and darkness of the contact line. */
  private static final float LINE_MM = .7f;

  private static final float LINE = .42f;
  private static final float LINE_OVER_OWN = .15f;

  /** The upper row's line below the contact line, mm, and how much it rises to the sides. */
  private static final float UPPER_EDGE_MM = 1.6f;

  private static final float SMILE_ARC_MM = 1.6f;
  private static final float LOWER_EDGE_MM = 2.2f;

  /** Light at the corners, and how far their shadow reaches, mm. */
  private static final float CORNER_LIGHT = .55f;

  private static final float CORNER_SHADE_MM = 10;

  /** Where the lips join they hide the mouth, mm. */
  private static final float CORNER_MM = 3.5f;

  private final Palette palette = new Palette();
  private final float[] colour = new float[3];
  private final float[] own = new float[4];
  private LipContours lips = new LipContours();
  private FaceState face = new FaceState();
  private MouthShape shape = MouthShape.REST;
  private float mouthMm;
  private float middleMm;
  private float contactMm;
  private float jawMm;
  private float feather;
  private float line;

  /** Paints into {@code to}; {@code alpha} is the opacity of the whole. */
  void draw(FaceState face, LipContours lips, MouthShape shape, float alpha, VideoFrame to) {
    this.face = face;
    this.lips = lips;
    this.shape = shape;
    palette.mix(face.skin());
    if (face.teeth().ready()) {
      palette.teeth(face.teeth().mean());
    }
    float[] rest = face.neutral().mesh();
    int left = 3 * FaceTopology.LEFT_CORNER;
    int right = 3 * FaceTopology.RIGHT_CORNER;
    middleMm = (rest[left] + rest[right]) / 2;
    mouthMm = Mesh.width(rest);
    contactMm = (rest[3 * FaceTopology.UPPER_LIP + 1] + rest[3 * FaceTopology.LOWER_LIP + 1]) / 2;
    jawMm = MouthBasis.JAW_SHARE * shape.gapMm();
    float scale = face.pose().scale();
    feather = Math.max(FEATHER_MM, 1.2f / scale);
    float ownLine = Mesh.smooth(.5f, 2.5f, face.gapMm());
    line =
        alpha
            * LINE
            * (LINE_OVER_OWN + (1 - LINE_OVER_OWN) * ownLine)
            * (1 - Mesh.smooth(.8f, 2.2f, shape.gapMm()));
    int pad = 2 + (int) Math.ceil(feather * scale);
    int x0 = Math.max(0, (int) lips.minX() - pad) & ~1;
    int y0 = Math.max(0, (int) lips.minY() - pad) & ~1;
    int x1 = Math.min(to.width(), (int) lips.maxX() + pad);
    int y1 = Math.min(to.height(), (int) lips.maxY() + pad);
    for (int y = y0; y < y1; y += 2) {
      for (int x = x0; x < x1; x += 2) {
        block(x, y, alpha, to);
      }
    }
  }

  /** Two by two pixels of luma and the one of chroma over them. */
  private void block(int x, int y, float alpha, VideoFrame to) {
    float sumA = 0;
    float sumU = 0;
    float sumV = 0;
    int pixels = 0;
    byte[] data = to.data();
    for (int row = y; row < Math.min(y + 2, to.height()); row++) {
      for (int col = x; col < Math.min(x + 2, to.width()); col++) {
        pixels++;
        float opacity = alpha * paint(col + .5f, row + .5f);
        if (opacity <= 0) {
          continue;
        }
        int at = row * to.width() + col;
        float before = (data[at] & 0xff) - 16;
        data[at] = level(16 + before + opacity * (colour[0] - before));
        sumA += opacity;
        sumU += opacity * colour[1];
        sumV += opacity * colour[2];
      }
    }
    if (sumA > 0) {
      int at = y / 2 * to.chromaWidth() + x / 2;
      float share = sumA / pixels;
      blend(data, to.uOffset() + at, share, sumU / pixels);
      blend(data, to.vOffset() + at, share, sumV / pixels);
    }
  }

  private static void blend(byte[] data, int at, float share, float weighted) {
    float before = (data[at] & 0xff) - 128;
    data[at] = level(128 + before * (1 - share) + weighted);
  }

  private static byte level(float value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  /** Leaves the colour at a position in {@code colour}; returns its opacity. */
  private float paint(float px, float py) {
    float x = lips.planeX(px, py);
    if (x <= lips.leftMm() || x >= lips.rightMm()) {
      return 0;
    }
    float y = lips.planeY(px, py);
    float upper = lips.upperAt(x);
    float lower = lips.lowerAt(x);
    float gap = lower - upper;
    float inside =
        Mesh.smooth(-feather / 2, feather / 2, y - upper)
            * Mesh.smooth(-feather / 2, feather / 2, lower - y)
            * Mesh.smooth(CLOSED_MM, 1, gap)
            * Mesh.smooth(0, CORNER_MM, Math.min(x - lips.leftMm(), lips.rightMm() - x));
    float touching = line > .01f ? line * contact(x, y - (upper + lower) / 2) : 0;
    if (inside + touching < .004f) {
      return 0;
    }
    cavity(x - middleMm, y, upper, lower, Math.max(gap, .1f));
    float opacity = inside + touching - inside * touching;
    float share = touching * (1 - inside) / opacity;
    for (int i = 0; i < 3; i++) {
      colour[i] += share * (palette.contact[i] - colour[i]);
    }
    return opacity;
  }

  private float contact(float x, float off) {
    float reach = Math.max(LINE_MM, .7f / face.pose().scale());
    float away = off / reach;
    float ends = Mesh.smooth(0, 4, x - lips.leftMm()) * Mesh.smooth(0, 4, lips.rightMm() - x);
    return ends * (float) Math.exp(-away * away);
  }

  private void cavity(float x, float y, float upper, float lower, float gap) {
    float down = Math.clamp((y - upper) / gap, 0f, 1f);
    float depth = Math.clamp(gap / 9, 0f, 1f);
    float darkness = Mesh.smooth(0, .55f, down) * (1 - .45f * Mesh.smooth(.55f, 1, down)) * depth;
    for (int i = 0; i < 3; i++) {
      colour[i] = palette.shallow[i] + darkness * (palette.deep[i] - palette.shallow[i]);
    }
    tongue(x, down, gap, depth);
    lowerTeeth(x, y, lower);
    upperTeeth(x, y, upper);
    // The upper lip throws its shadow down into the mouth, the cheeks theirs from the sides.
    float fromCorner = Math.min(x + middleMm - lips.leftMm(), lips.rightMm() - x - middleMm);
    float shade =
        (1 - .22f * (float) Math.exp(-Math.max(0, y - upper) / .8f))
            * (CORNER_LIGHT + (1 - CORNER_LIGHT) * Mesh.smooth(0, CORNER_SHADE_MM, fromCorner));
    for (int i = 0; i < 3; i++) {
      colour[i] *= shade;
    }
  }

  private void tongue(float x, float down, float gap, float depth) {
    float shown = Math.clamp(.9f * shape.tongue() + .4f * depth, 0f, 1f);
    float aside = x / (.33f * mouthMm);
    float across = 1 - aside * aside;
    if (across <= 0) {
      return;
    }
    float body = Mesh.smooth(.42f, .8f, down) * across * (1.6f - .6f * across) * shown;
    mix(palette.tongue, 1, .75f * body * Mesh.smooth(2, 6, gap));
  }

  private void upperTeeth(float x, float y, float upper) {
    float aside = Math.abs(x) / (.42f * mouthMm);
    float line = contactMm + UPPER_EDGE_MM - SMILE_ARC_MM * aside * aside;
    float soft = Math.max(.45f, .6f / face.pose().scale());
    float below = y - line - Dentition.UPPER.edge(x, mouthMm);
    float seen =
        Mesh.smooth(soft, -soft, below) * Math.clamp(1.15f - aside * aside * aside, 0f, 1f);
    float fall = Math.min(1, Math.abs(x) / (.4f * mouthMm));
    float shade = (.80f + .20f * Mesh.smooth(0, 2, y - upper)) * (1 - .42f * fall * fall);
    float shine = 1 + .05f * Mesh.smooth(-.5f, -2.5f, below);
    mix(palette.teeth, shade * shine * Dentition.UPPER.tone(x, mouthMm), .93f * seen);
    face.teeth().look(x, y - contactMm, own);
    if (own[3] > 0) {
      float lit = palette.brightness() * (.80f + .20f * Mesh.smooth(0, 1.8f, y - upper));
      mix(own, lit, Math.min(1, own[3]));
    }
  }

  private void lowerTeeth(float x, float y, float lower) {
    float aside = Math.abs(x) / (.36f * mouthMm);
    float line =
        contactMm + LOWER_EDGE_MM + jawMm + aside * aside - Dentition.LOWER.edge(x, mouthMm);
    float seen =
        Mesh.smooth(-.5f, .5f, y - line)
            * Math.clamp(1.1f - aside * aside * aside, 0f, 1f)
            * Math.clamp(.35f + shape.lowLip(), 0f, 1f);
    float fall = Math.min(1, Math.abs(x) / (.4f * mouthMm));
    float shade = .82f * (.7f + .3f * Mesh.smooth(0, 2, lower - y)) * (1 - .45f * fall * fall);
    mix(palette.teeth, shade * Dentition.LOWER.tone(x, mouthMm), .85f * seen);
  }

  private void mix(float[] paint, float light, float share) {
    if (share > 0) {
      for (int i = 0; i < 3; i++) {
        colour[i] += share * (light * paint[i] - colour[i]);
      }
    }
  }
}
