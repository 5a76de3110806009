package placement;

import io.babelgrid.placement.Queueing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The simulation against what can be worked out by hand. */
final class Checks {

  /** Off by no more than this is right. */
  private static final double TOLERANCE = 0.02;

  private static final int PIECES = 6_000_000;
  private static final int DAYS_CALLERS = 2_000_000;

  /**
   * @param expected by formula
   * @param seen by events
   */
  record Check(String what, double expected, double seen, boolean holds) {

    static Check of(String what, double expected, double seen) {
      boolean holds = Math.abs(seen - expected) <= TOLERANCE * expected;
      return new Check(what, expected, seen, holds);
    }
  }

  private Checks() {}

  static List<Check> all() {
    var checks = new ArrayList<Check>();
    // M/M/2 with one lane's worth of work: a third waits, on average a third of a service.
    checks.addAll(queue("M/M/2, half busy", 2, 1, 1 / 3.0, 100 / 3.0));
    // M/M/1, 80 % busy: four services.
    checks.addAll(queue("M/M/1, 80 % busy", 1, 0.8, 0.8, 400));
    checks.addAll(
        queue("M/M/8, 70 % busy", 8, 5.6, Queueing.waiting(8, 5.6), Queueing.meanMs(8, 5.6, 100)));
    checks.add(drawn(8, 5.6));
    // Erlang B by hand: two places and one lane's worth, 1/5; three, 1/16.
    checks.add(blocked(2, 1, 1 / 5.0));
    checks.add(blocked(3, 1, 1 / 16.0));
    checks.add(blocked(12, 8.4, Queueing.blocked(12, 8.4)));
    return checks;
  }

  private static List<Check> queue(
      String name, int lanes, double offered, double share, double meanMs) {
    double[] waits = Lanes.waitsMs(lanes, offered, 100, PIECES, 5);
    double waited = Arrays.stream(waits).filter(wait -> wait > 0).count() / (double) PIECES;
    Arrays.sort(waits);
    double p99 = waits[(int) (0.99 * PIECES)];
    return List.of(
        Check.of(name + ": who waits", share, waited),
        Check.of(name + ": mean, ms", meanMs, Arrays.stream(waits).average().orElse(0)),
        Check.of(name + ": p99, ms", Queueing.p99Ms(lanes, offered, 100), p99));
  }

  /** Waits as a day draws them. */
  private static Check drawn(int lanes, double offered) {
    var waits = new Waits(new Random(5));
    double sum = 0;
    for (int i = 0; i < PIECES; i++) {
      sum += waits.drawMs(lanes, 0, offered, 100);
    }
    return Check.of(
        "M/M/8, 70 % busy, drawn: mean, ms", Queueing.meanMs(lanes, offered, 100), sum / PIECES);
  }

  /** One site alone, whose people come one by one: who is refused. */
  private static Check blocked(int slots, double offered, double share) {
    Setup setup =
        Setup.of(
            "sites=1",
            "callers=" + DAYS_CALLERS,
            "slots=" + slots,
            "load=" + offered / slots,
            "faults=off",
            "herd=0",
            "alone=on");
    var world = new Geography(setup);
    var simulation = new Simulation(setup, Layout.EDGE, world, new Trace(setup, world));
    double refused = simulation.run().refusedShare();
    return Check.of("Erlang B, " + slots + " slots, load " + offered, share, refused);
  }
}
