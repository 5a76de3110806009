package io.babelgrid.playout;

/**
 * Keeps the voice from falling behind: with a growing backlog it asks for faster speech and shorter
 * pauses, and in the end for captions only. Pure arithmetic, no state.
 */
public final class LagController {

  private final PlayoutConfig config;

  public LagController(PlayoutConfig config) {
    this.config = config;
  }

  /**
   * Speaking rate for the next phrase.
   *
   * @param backlogNs speech that is accepted but not yet heard
   */
  public float rate(long backlogNs) {
    return 1 + (config.maximumRate() - 1) * pressure(backlogNs);
  }

  /** Silence after a phrase, in nanoseconds. */
  public long pauseNs(boolean endsSentence, long backlogNs) {
    long natural = (endsSentence ? config.sentencePause() : config.clausePause()).toNanos();
    long shortest = Math.min(natural, config.minimumPause().toNanos());
    return natural - (long) ((natural - shortest) * pressure(backlogNs));
  }

  /** Whether the next phrase had better be read than heard. */
  public boolean captionsOnly(long backlogNs) {
    return backlogNs >= config.dropBacklog().toNanos();
  }

  /** 0 at the target backlog and below, 1 at the full-speed backlog and above. */
  private float pressure(long backlogNs) {
    long floor = config.targetBacklog().toNanos();
    long ceiling = config.fullSpeedBacklog().toNanos();
    return Math.clamp((backlogNs - floor) / (float) (ceiling - floor), 0f, 1f);
  }
}
