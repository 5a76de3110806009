package io.babelgrid.placement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long work has been at its home, and how long another has been better. Immutable: each look
 * gives the next.
 *
 * @param node its home
 * @param sinceNs when it came there
 * @param gaining whether at the last look another was better
 * @param gainingSinceNs since when, if it was
 */
public record Stay(UUID node, long sinceNs, boolean gaining, long gainingSinceNs) {

  /**
   * What is to be done.
   *
   * @param stay for the next look
   * @param to where it goes now; null when it stays
   * @param reason for people
   */
  public record Verdict(Stay stay, @Nullable UUID to, String reason) {}

  /** Work that has just come there. */
  public static Stay at(UUID node, long nowNs) {
    return new Stay(node, nowNs, false, nowNs);
  }

  /**
   * Whether it goes to where it was decided that it would be best.
   *
   * @param decision for a {@link Job} that is at this home
   */
  public Verdict look(Decision decision, MovePace pace, long nowNs) {
    UUID to = decision.chosen().filter(other -> !other.equals(node)).orElse(null);
    Considered here = decision.find(node).orElse(null);
    if (here == null || mustLeave(here.whyNot())) {
      return to == null
          ? new Verdict(rested(), null, "it cannot stay and has nowhere to go")
          : new Verdict(at(to, nowNs), to, "it cannot stay");
    }
    if (to == null) {
      return new Verdict(rested(), null, "it is well where it is");
    }
    double hereMs = here.totalMs();
    double gainMs = hereMs - decision.find(to).orElseThrow().totalMs();
    double neededMs = Math.max(pace.leastGainMs(), pace.leastGainShare() * hereMs);
    if (gainMs <= neededMs && hereMs != Double.POSITIVE_INFINITY) {
      return new Verdict(rested(), null, "nothing is so much better");
    }
    long sinceGainNs = gaining ? gainingSinceNs : nowNs;
    boolean lasts = nowNs - sinceGainNs >= pace.gainFor().toNanos();
    boolean dwelt = nowNs - sinceNs >= pace.dwell().toNanos();
    return lasts && dwelt
        ? new Verdict(at(to, nowNs), to, "it is better there, and has been for long")
        : new Verdict(new Stay(node, sinceNs, true, sinceGainNs), null, "not for long enough yet");
  }

  private Stay rested() {
    return new Stay(node, sinceNs, false, sinceNs);
  }

  private static boolean mustLeave(@Nullable WhyNot whyNot) {
    return whyNot == WhyNot.GONE || whyNot == WhyNot.DRAINING || whyNot == WhyNot.EXCLUDED;
  }
}
