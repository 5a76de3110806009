package io.babelgrid.placement;

/** What speaks against a node. */
final class Scorer {

  /** What counts of a round trip that a kind of work does not mind. */
  private static final double NEAR = 0.25;

  /** Free shares within a tenth are alike: they change faster than they are told. */
  private static final double STEPS = 10;

  private Scorer() {}

  /**
   * @param together whether another node has people of the room
   */
  static Score score(
      Snapshot snapshot, NodeFigures node, Wanted wanted, Weights weights, boolean together) {
    double roundTripMs = snapshot.roundTripMs(node);
    Supply supply = wanted.supply(node);
    boolean known = Filter.isKnown(node, weights);
    double lateMs =
        Math.max(0, p99Ms(supply, wanted, known) + roundTripMs - wanted.work().budgetMs());
    double nearMs = Math.min(roundTripMs, wanted.work().preferredMs());
    double awayMs = NEAR * nearMs + (roundTripMs - nearMs);
    double free = known ? Math.floor(STEPS * supply.freeShare() + 1e-9) / STEPS : 0;
    return new Score(
        weights.late() * lateMs,
        weights.roundTrip() * awayMs,
        weights.full() * (1 - free),
        weights.price() * node.price(),
        known ? 0 : weights.unknown(),
        together && !node.inRoom() ? weights.apart() : 0);
  }

  /** How long work may have to wait there when it has come. */
  private static double p99Ms(Supply supply, Wanted wanted, boolean known) {
    double serviceMs = wanted.work().serviceMs();
    if (serviceMs == 0 || !known) {
      return 0;
    }
    int lanes = supply.lanes();
    return Queueing.p99Ms(lanes, lanes * supply.busyShare(), serviceMs);
  }
}
