package io.babelgrid.placement;

import java.util.Locale;

/** Kinds of work that are placed, each with how late and how far away it may be. */
public enum WorkClass {
  /**
   * Packets are passed on. All of it is distance: 150 ms from mouth to ear is what ITU-T G.114 has
   * as good.
   */
  FORWARD(150, 0, 0, Double.POSITIVE_INFINITY),
  /** Words as text: their queue's budget and the way between nodes. Anywhere. */
  CAPTIONS(310, 50, 100, Double.POSITIVE_INFINITY),
  /**
   * A voice: the budgets of its three queues and of the way between nodes. It trails its speaker by
   * two seconds; 40 ms of distance are 2 % of them. Its pieces are recognitions of 0.1 s and many
   * shorter ones.
   */
  VOICE(610, 50, 40, 100),
  /** A mouth, drawn in each picture: where the camera and the voice are, nowhere else. */
  LIPS(35, 15, 0, 0),
  /** A participant that is a program, by text. Anywhere. */
  AGENT(1_000, 50, 100, Double.POSITIVE_INFINITY),
  /** What happens in a picture, told as text. Anywhere. */
  CAMERA_EVENTS(1_000, 50, 100, Double.POSITIVE_INFINITY);

  private final double budgetMs;
  private final double serviceMs;
  private final double preferredMs;
  private final double reachMs;

  /**
   * @param budgetMs what queue and way may take at p99
   * @param serviceMs what one piece of the work takes of a lane
   * @param preferredMs round trip up to which distance hardly counts
   * @param reachMs largest round trip
   */
  WorkClass(double budgetMs, double serviceMs, double preferredMs, double reachMs) {
    this.budgetMs = budgetMs;
    this.serviceMs = serviceMs;
    this.preferredMs = preferredMs;
    this.reachMs = reachMs;
  }

  /** What queue and way may take together, at p99. */
  public double budgetMs() {
    return budgetMs;
  }

  /** What one piece of it takes of a lane, as others wait for it; 0 where it takes none. */
  public double serviceMs() {
    return serviceMs;
  }

  /** Round trip up to which distance hardly counts. */
  public double preferredMs() {
    return preferredMs;
  }

  /** Largest round trip at which it may be away from its people. */
  public double reachMs() {
    return reachMs;
  }

  /** Name in decisions: {@code camera-events}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
