package io.babelgrid.lipsync.render;

import java.util.Arrays;

/**
 * The speaker's closed mouth at rest, learnt from the frames so far: the mean of those in which the
 * lips were closest together and the mouth of usual width. Starts with the first frame, its mouth
 * closed by the model; then improves without a jump.
 */
final class NeutralFace {

  private static final int VALUES = 3 * FaceTopology.POINTS;

  /** 32 meshes of 1,404 floats: 180 kB a face. */
  private static final int KEPT = 32;

  /** Between kept frames, or one moment would fill the memory. */
  private static final long SPACING_NS = 120_000_000;

  /** How fast the neutral in use follows the learnt one. */
  private static final float FOLLOW_SECONDS = .8f;

  /** A width off the usual by this much counts like a gap of 0.3 mm. */
  private static final float WIDTH_WEIGHT = .3f;

  /** Change of the mouth after which the basis is built anew, mm. */
  private static final float REBUILD_MM = 1.5f;

  /** Mouths wider than this at rest are smiles that were seen only, mm. */
  private static final float WIDEST_MM = 56;

  private final float[][] kept = new float[KEPT][VALUES];
  private final float[] gaps = new float[KEPT];
  private final float[] widths = new float[KEPT];
  private int count;
  private long lastKeptNs;
  private float usualWidth;
  private final float[] learnt = new float[VALUES];
  private final float[] inUse = new float[VALUES];
  private final float[] builtFor = new float[VALUES];
  private MouthBasis basis;

  /** Starts with one mesh, head-fixed. */
  NeutralFace(float[] mesh, long nowNs) {
    keep(0, mesh, nowNs);
    count = 1;
    usualWidth = widths[0];
    basis = new MouthBasis(mesh);
    rebuild();
    System.arraycopy(learnt, 0, inUse, 0, VALUES);
    basis = new MouthBasis(inUse);
    System.arraycopy(inUse, 0, builtFor, 0, VALUES);
  }

  /** The closed mouth at rest, head-fixed. */
  float[] mesh() {
    return inUse;
  }

  MouthBasis basis() {
    return basis;
  }

  /** Takes a trustworthy mesh, {@code seconds} after the one before. */
  void observe(float[] mesh, float seconds, long nowNs) {
    float width = Mesh.width(mesh);
    // The lower quartile: up by 1 and down by 3 parts balance where a quarter lies below.
    usualWidth += (width > usualWidth ? .25f : -.75f) * 1.5f * seconds;
    if (nowNs - lastKeptNs >= SPACING_NS) {
      offer(mesh, width, nowNs);
    }
    float share = 1 - (float) Math.exp(-seconds / FOLLOW_SECONDS);
    float furthest = 0;
    for (int i = 0; i < VALUES; i++) {
      inUse[i] += share * (learnt[i] - inUse[i]);
    }
    for (int point : FaceTopology.LOWER_RINGS[0]) {
      furthest = Math.max(furthest, Math.abs(inUse[3 * point] - builtFor[3 * point]));
      furthest = Math.max(furthest, Math.abs(inUse[3 * point + 1] - builtFor[3 * point + 1]));
    }
    if (furthest > REBUILD_MM) {
      basis = new MouthBasis(inUse);
      System.arraycopy(inUse, 0, builtFor, 0, VALUES);
    }
  }

  private void offer(float[] mesh, float width, long nowNs) {
    if (count < KEPT) {
      keep(count++, mesh, nowNs);
      rebuild();
      return;
    }
    int worst = 0;
    for (int i = 1; i < KEPT; i++) {
      worst = cost(gaps[i], widths[i]) > cost(gaps[worst], widths[worst]) ? i : worst;
    }
    if (cost(Mesh.gap(mesh), width) < cost(gaps[worst], widths[worst])) {
      keep(worst, mesh, nowNs);
      rebuild();
    }
  }

  private float cost(float gap, float width) {
    return gap + WIDTH_WEIGHT * Math.abs(width - usualWidth);
  }

  private void keep(int slot, float[] mesh, long nowNs) {
    System.arraycopy(mesh, 0, kept[slot], 0, VALUES);
    gaps[slot] = Mesh.gap(mesh);
    widths[slot] = Mesh.width(mesh);
    lastKeptNs = nowNs;
  }

  /** Mean of the better half of what is kept, then its lips brought together. */
  private void rebuild() {
    float limit = medianCost();
    Arrays.fill(learnt, 0);
    int used = 0;
    for (int slot = 0; slot < count; slot++) {
      if (cost(gaps[slot], widths[slot]) <= limit) {
        used++;
        for (int i = 0; i < VALUES; i++) {
          learnt[i] += kept[slot][i];
        }
      }
    }
    for (int i = 0; i < VALUES; i++) {
      learnt[i] /= used;
    }
    close(learnt);
  }

  private final float[] costs = new float[KEPT];

  private float medianCost() {
    for (int slot = 0; slot < count; slot++) {
      costs[slot] = cost(gaps[slot], widths[slot]);
    }
    Arrays.sort(costs, 0, count);
    return costs[(count - 1) / 2];
  }

  private void close(float[] mesh) {
    float gap = Mesh.gap(mesh);
    if (gap > .8f) {
      basis.addGap(-gap, mesh);
    }
    float excess = Mesh.width(mesh) - WIDEST_MM;
    if (excess > 0) {
      basis.addWidth(-excess / 2, mesh);
    }
    meet(mesh, .4f);
  }

  /** Joins the inner edges of the lips; {@code share} of the way from the upper to the lower. */
  static void meet(float[] mesh, float share) {
    for (int k = 1; k < FaceTopology.INNER_UPPER.length - 1; k++) {
      int a = 3 * FaceTopology.INNER_UPPER[k];
      int b = 3 * FaceTopology.INNER_LOWER[k];
      for (int i = 0; i < 3; i++) {
        float met = mesh[a + i] + share * (mesh[b + i] - mesh[a + i]);
        mesh[a + i] = met;
        mesh[b + i] = met;
      }
    }
  }
}
