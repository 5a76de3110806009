package placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Metros on a continent of 3,000 by 2,000 km, a few of them large (Zipf), with sites in proportion
 * to their people. Four regions side by side.
 */
final class Geography {

  private static final double WIDTH_KM = 3_000;
  private static final double HEIGHT_KM = 2_000;

  /** Light in glass takes 9.8 us there and back for each km; ways are twice the air line. */
  private static final double MS_A_KM = 0.0196;

  /** Between sites of one metro, and what equipment adds between two. */
  private static final double METRO_MS = 1;

  private static final double ZIPF = 0.8;

  /** Nearness counts beyond the size of a metro. */
  private static final double NEAR_KM = 100;

  final int metros;
  final int centre;
  final int[] metroOf;
  final List<List<Integer>> sitesOf = new ArrayList<>();
  private final double[] x;
  private final double[] y;
  private final double[] weight;
  private final double gravity;

  Geography(Setup setup) {
    gravity = setup.gravity();
    var random = new Random(setup.seed());
    metros = setup.metros();
    x = random.doubles(metros, 0, WIDTH_KM).toArray();
    y = random.doubles(metros, 0, HEIGHT_KM).toArray();
    weight = new double[metros];
    double all = 0;
    for (int m = 0; m < metros; m++) {
      weight[m] = Math.pow(m + 1, -ZIPF);
      all += weight[m];
    }
    for (int m = 0; m < metros; m++) {
      weight[m] /= all;
      sitesOf.add(new ArrayList<>());
    }
    metroOf = new int[setup.sites()];
    double debt = 0;
    int site = 0;
    for (int m = 0; m < metros && site < metroOf.length; m++) {
      debt += weight[m] * metroOf.length;
      do {
        sitesOf.get(m).add(site);
        metroOf[site++] = m;
        debt--;
      } while (debt >= 0.5 && site < metroOf.length);
    }
    while (site < metroOf.length) {
      sitesOf.getFirst().add(site);
      metroOf[site++] = 0;
    }
    centre = best();
  }

  /** The metro with the least mean way to everybody. */
  private int best() {
    return IntStream.range(0, metros)
        .boxed()
        .min(Comparator.comparingDouble(this::meanMs))
        .orElseThrow();
  }

  private double meanMs(int from) {
    return IntStream.range(0, metros).mapToDouble(m -> weight[m] * roundTripMs(from, m)).sum();
  }

  int region(int metro) {
    return Math.min(Setup.REGIONS - 1, (int) (x[metro] / WIDTH_KM * Setup.REGIONS));
  }

  /** The metro of a region that is nearest to its people. */
  int middle(int region) {
    return IntStream.range(0, metros)
        .filter(m -> region(m) == region)
        .boxed()
        .min(Comparator.comparingDouble(m -> regionalMs(m, region)))
        .orElse(centre);
  }

  private double regionalMs(int from, int region) {
    return IntStream.range(0, metros)
        .filter(m -> region(m) == region)
        .mapToDouble(m -> weight[m] * roundTripMs(from, m))
        .sum();
  }

  /** Part of all people who live in a region. */
  double share(int region) {
    return IntStream.range(0, metros)
        .filter(m -> region(m) == region)
        .mapToDouble(m -> weight[m])
        .sum();
  }

  double km(int one, int other) {
    return Math.hypot(x[one] - x[other], y[one] - y[other]);
  }

  double roundTripMs(int one, int other) {
    return one == other ? METRO_MS : METRO_MS + MS_A_KM * km(one, other);
  }

  /** The same between two sites, or a site and a pool; 0 from one to itself. */
  double roundTripMs(Node one, Node other) {
    return one == other ? 0 : roundTripMs(one.metro, other.metro);
  }

  /** Hours that the sun is behind that of the middle. */
  double hourShift(int metro) {
    return x[metro] / WIDTH_KM * 2 - 1;
  }

  /** Metros by their distance from one, itself left out. */
  List<Integer> around(int metro) {
    return IntStream.range(0, metros)
        .filter(m -> m != metro && !sitesOf.get(m).isEmpty())
        .boxed()
        .sorted(Comparator.comparingDouble(m -> km(metro, m)))
        .toList();
  }

  /** Cumulated odds that somebody is from each metro. */
  double[] odds() {
    return cumulated(weight.clone());
  }

  /** Cumulated odds that who is called from one metro is in each other: gravity. */
  double[] oddsFrom(int metro) {
    double[] odds = new double[metros];
    for (int m = 0; m < metros; m++) {
      odds[m] =
          m == metro && metros > 1 ? 0 : weight[m] * Math.pow(NEAR_KM + km(metro, m), -gravity);
    }
    return cumulated(odds);
  }

  private static double[] cumulated(double[] odds) {
    for (int i = 1; i < odds.length; i++) {
      odds[i] += odds[i - 1];
    }
    return odds;
  }
}
