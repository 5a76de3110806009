package io.babelgrid.placement;

/**
 * What speaks against a node, in milliseconds; less is better.
 *
 * @param lateMs predicted p99 above the budget
 * @param awayMs distance
 * @param fullMs how little is free
 * @param priceMs what it costs
 * @param unknownMs that nobody knows what it has free
 * @param apartMs that nobody of the room is there
 */
public record Score(
    double lateMs, double awayMs, double fullMs, double priceMs, double unknownMs, double apartMs) {

  public double totalMs() {
    return lateMs + awayMs + fullMs + priceMs + unknownMs + apartMs;
  }
}
