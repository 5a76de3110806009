package io.babelgrid.lipsync.render;

/**
 * The slow part of the speaker's own lower face, a smile or a pout, without the movement of their
 * speech: a low-pass over their meshes with the mouth closed by the model.
 */
final class Expression {

  private static final float TAU_SECONDS = .6f;

  /** Part of the expression that is kept. */
  private static final float KEPT = .55f;

  /** Part of that which rounded lips give up: nobody says "oo" through a grin. */
  private static final float ROUNDED_AWAY = .6f;

  private final float[] slow = new float[3 * FaceTopology.POINTS];
  private final float[] closed = new float[3 * FaceTopology.POINTS];
  private boolean started;

  /** Takes a head-fixed mesh, {@code seconds} after the one before. */
  void observe(float[] mesh, NeutralFace neutral, float seconds) {
    System.arraycopy(mesh, 0, closed, 0, closed.length);
    float gap = Mesh.gap(mesh);
    if (gap > .5f) {
      neutral.basis().addGap(-.9f * gap, closed);
    }
    float share = started ? 1 - (float) Math.exp(-seconds / TAU_SECONDS) : 1;
    started = true;
    for (int i = 0; i < slow.length; i++) {
      slow[i] += share * (closed[i] - slow[i]);
    }
  }

  /** Writes the closed mouth with the kept expression. */
  void apply(NeutralFace neutral, float pucker, float[] out) {
    float[] rest = neutral.mesh();
    float kept = KEPT * (1 - ROUNDED_AWAY * Math.min(1, pucker));
    for (int i = 0; i < out.length; i++) {
      out[i] = rest[i] + kept * (slow[i] - rest[i]);
    }
    NeutralFace.meet(out, .5f);
  }
}
