package io.babelgrid.lipsync.render;

/**
 * How much of the drawn mouth is shown: falls to 0 within {@value #FALL_MS} ms once the face can't
 * be trusted, rises within {@value #RISE_MS} ms after it has been trustworthy for a moment. By the
 * clock, whatever the frame rate.
 */
public final class MouthGate {

  static final int FALL_MS = 200;
  static final int RISE_MS = 300;

  /** Clear sight must last this long before the mouth comes back, ns. */
  private static final long STEADY_NS = 120_000_000;

  /** A longer pause between frames counts as this much, ns. */
  private static final long LONGEST_STEP_NS = 100_000_000;

  private float alpha;
  private long lastNs;
  private long clearSinceNs;
  private boolean started;
  private boolean clear;

  /** Takes what is seen in a frame; returns the opacity of the drawn mouth in it, 0 to 1. */
  public float update(Sight sight, long nowNs) {
    long step = started ? Math.clamp(nowNs - lastNs, 0, LONGEST_STEP_NS) : 0;
    lastNs = nowNs;
    started = true;
    if (sight == Sight.CLEAR) {
      if (!clear) {
        clear = true;
        clearSinceNs = nowNs;
      }
      if (nowNs - clearSinceNs >= STEADY_NS) {
        alpha = Math.min(1, alpha + step / (RISE_MS * 1e6f));
      }
    } else {
      clear = false;
      alpha = Math.max(0, alpha - step / (FALL_MS * 1e6f));
    }
    return alpha;
  }

  /** As returned last. */
  public float alpha() {
    return alpha;
  }
}
