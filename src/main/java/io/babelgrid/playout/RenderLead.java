package io.babelgrid.playout;

import java.time.Duration;

/**
 * How long before a track falls silent its next phrase is rendered: long enough for the phrase to
 * start in time, as it lately turned out. On a busy node rendering takes longer to be ahead, and
 * every silence that this puts between two phrases is time that the voice lacks to catch up. Any
 * thread.
 */
public final class RenderLead {

  /** A silence that is a breath: choosing sooner, with fewer words known, would cost more lag. */
  private static final long BREATH_NS = 300_000_000L;

  /** Share of an unwanted silence by which the next phrase is rendered sooner. */
  private static final double GAIN = 0.5;

  /** Share of the lead above the least that each phrase takes away again. */
  private static final double EASING = 0.1;

  private final long leastNs;
  private final long mostNs;
  private long leadNs;

  /**
   * @param least also where it begins
   */
  public RenderLead(Duration least, Duration most) {
    this.leastNs = least.toNanos();
    this.mostNs = most.toNanos();
    this.leadNs = leastNs;
  }

  /** Unplayed speech at which the next phrase is to be rendered. */
  public synchronized long ns() {
    return leadNs;
  }

  /**
   * A phrase that was chosen while another one played has begun to sound.
   *
   * @param silenceNs between the two; 0 or less when there was none
   */
  public synchronized void started(long silenceNs) {
    double eased = leadNs - EASING * (leadNs - leastNs);
    leadNs =
        Math.clamp((long) (eased + GAIN * Math.max(0, silenceNs - BREATH_NS)), leastNs, mostNs);
  }
}
