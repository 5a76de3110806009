package io.babelgrid.playout;

/**
 * Keeps the voice from falling behind: with a growing backlog it asks for faster speech, and in the
 * end for captions only. Speeding up is prompt and slowing down is slow, so that a monologue is
 * heard at a steady pace. Owned by the thread that speaks.
 */
public final class LagController {

  private final PlayoutConfig config;
  private double pressure;
  private long pressureNs;

  public LagController(PlayoutConfig config) {
    this.config = config;
  }

  /**
   * Speaking rate for the next phrase.
   *
   * @param backlogNs speech that is accepted but not yet heard, without this phrase
   */
  public float rate(long backlogNs, long nowNs) {
    double kept = pressure * Math.exp((pressureNs - nowNs) / (double) config.easing().toNanos());
    pressure = Math.max(pressure(backlogNs), kept);
    pressureNs = nowNs;
    return (float) (1 + (config.maximumRate() - 1) * pressure);
  }

  /** Whether the next phrase had better be read than heard. */
  public boolean captionsOnly(long backlogNs) {
    return backlogNs >= config.dropBacklog().toNanos();
  }

  /** 0 at the target backlog and below, 1 at the full-speed backlog and above. */
  private double pressure(long backlogNs) {
    long floor = config.targetBacklog().toNanos();
    long ceiling = config.fullSpeedBacklog().toNanos();
    return Math.clamp((backlogNs - floor) / (double) (ceiling - floor), 0.0, 1.0);
  }
}
