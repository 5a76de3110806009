package placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something that breaks, and is mended later.
 *
 * @param target a site, or a region
 */
record Fault(Kind kind, int target, double atS, double forS) {

  enum Kind {
    /** A machine: a site, or that much of what is central. */
    NODE,
    /** The way between a site and all others; its people reach it. */
    LINK,
    /** All that is there. */
    REGION
  }

  /** A node fails once in 30 days for ten minutes, a link once in 50 for one. */
  private static final double NODE_DAYS = 30;

  private static final double NODE_S = 600;
  private static final double LINK_DAYS = 50;
  private static final double LINK_S = 60;

  /** Once that day, in the busy afternoon, for a quarter of an hour. */
  private static final double REGION_AT_S = 14 * 3_600;

  private static final double REGION_S = 900;

  static List<Fault> of(Setup setup, Geography world) {
    var faults = new ArrayList<Fault>();
    if (!setup.faults()) {
      return faults;
    }
    var random = new Random(setup.seed() + 99);
    for (int i = 0; i < Math.round(setup.sites() / NODE_DAYS); i++) {
      faults.add(random(Kind.NODE, setup, random, NODE_S));
    }
    for (int i = 0; i < Math.round(setup.sites() / LINK_DAYS); i++) {
      faults.add(random(Kind.LINK, setup, random, LINK_S));
    }
    int centre = world.region(world.centre);
    int other = (centre + 1 + random.nextInt(Setup.REGIONS - 1)) % Setup.REGIONS;
    faults.add(new Fault(Kind.REGION, setup.centreFails() ? centre : other, REGION_AT_S, REGION_S));
    return faults;
  }

  private static Fault random(Kind kind, Setup setup, Random random, double forS) {
    return new Fault(kind, random.nextInt(setup.sites()), random.nextDouble() * Trace.DAY_S, forS);
  }
}
