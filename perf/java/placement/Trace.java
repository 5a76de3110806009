package placement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Who calls whom when, for a day: the same for everything that is compared. */
final class Trace {

  static final double DAY_S = 86_400;

  /** Calls by the hour of the sun, the busiest being 1: two working halves and an evening. */
  private static final double[] BY_HOUR = {
    0.12, 0.08, 0.06, 0.05, 0.06, 0.10, 0.22, 0.45, 0.75, 0.95, 1.00, 0.98,
    0.90, 0.92, 0.97, 0.98, 0.93, 0.85, 0.75, 0.68, 0.58, 0.45, 0.30, 0.18
  };

  /** Round trip to the nearest site: 58 % within 10 ms (Charyyev et al., 2020). */
  private static final double ACCESS_MEDIAN_MS = 9;

  private static final double ACCESS_SIGMA = 0.53;

  private static final double HERD_LENGTH_S = 1_800;

  /**
   * @param siteA nearest to the one who calls
   * @param siteB nearest to the one who is called
   * @param accessA round trip of the first to that site, in ms
   */
  record Call(double startS, double lengthS, int siteA, int siteB, float accessA, float accessB) {

    double endS() {
      return startS + lengthS;
    }
  }

  final Call[] calls;
  final double meanLengthS;

  private final Setup setup;
  private final Geography world;
  private final Random random;
  private final double[] homes;
  private final double[][] called;

  Trace(Setup setup, Geography world) {
    this.setup = setup;
    this.world = world;
    this.random = new Random(31 * setup.seed() + 7);
    this.homes = world.odds();
    this.called = new double[world.metros][];
    int count = setup.alone() ? setup.callers() : setup.callers() / 2;
    double peakAShare = setup.alone() ? 1 / DAY_S : 1 / (Arrays.stream(BY_HOUR).sum() * 3_600);
    this.meanLengthS =
        setup.load() * setup.slots() * setup.sites() / (setup.callers() * peakAShare);
    int herds = setup.alone() ? 0 : 4;
    Call[] all = new Call[count + herds * setup.herd() / 2];
    for (int i = 0; i < count; i++) {
      all[i] = call();
    }
    for (int i = count; i < all.length; i++) {
      all[i] = herd((i - count) * herds / (all.length - count));
    }
    Arrays.sort(all, Comparator.comparingDouble(Call::startS));
    this.calls = all;
  }

  private Call call() {
    int from = drawn(homes);
    boolean away = world.metros > 1 && random.nextDouble() < setup.cross();
    int to = away ? drawn(called(from)) : from;
    double length = -meanLengthS * Math.log(1 - random.nextDouble());
    return new Call(startS(from), length, site(from), site(to), access(), access());
  }

  /** At one site, the same for all of one herd, within one second of the working day. */
  private Call herd(int number) {
    var one = new Random(setup.seed() * 1_000 + number);
    double atS = 3_600 * (9 + 2 * number) + one.nextInt(3_000);
    List<Integer> sites = world.sitesOf.get(one.nextInt(Math.min(20, world.metros)));
    int site = sites.get(one.nextInt(sites.size()));
    return new Call(atS + random.nextDouble(), HERD_LENGTH_S, site, site, access(), access());
  }

  private double startS(int metro) {
    if (setup.alone()) {
      return random.nextDouble() * DAY_S;
    }
    double hour;
    do {
      hour = random.nextDouble() * 24;
    } while (random.nextDouble() > BY_HOUR[(int) hour]);
    return (hour + world.hourShift(metro) + 24) % 24 * 3_600;
  }

  private double[] called(int from) {
    if (called[from] == null) {
      called[from] = world.oddsFrom(from);
    }
    return called[from];
  }

  private int drawn(double[] odds) {
    int at = Arrays.binarySearch(odds, random.nextDouble() * odds[odds.length - 1]);
    return Math.min(odds.length - 1, at < 0 ? -at - 1 : at);
  }

  /** One of a metro; of a metro without, one of the nearest that has some. */
  private int site(int metro) {
    List<Integer> sites = world.sitesOf.get(metro);
    if (sites.isEmpty()) {
      sites = world.sitesOf.get(world.around(metro).getFirst());
    }
    return sites.get(random.nextInt(sites.size()));
  }

  private float access() {
    return (float) (ACCESS_MEDIAN_MS * Math.exp(ACCESS_SIGMA * random.nextGaussian()));
  }
}
