package placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is simulated.
 *
 * @param seed of everything that is left to chance
 * @param sites small nodes near to people
 * @param callers who join within a day, two a call unless {@code alone}
 * @param load what the busiest hour of all would take at once, as a part of what there is; how long
 *     calls last follows from it
 * @param slots speakers in voice that a site could serve if all capacity were at the sites
 * @param cross part of the calls that are between two metros
 * @param gravity how fast calls between metros become fewer with distance: 2 is by its square, as
 *     between cities (Krings et al., Urban gravity, 2009)
 * @param edgeShare part of the grid's capacity that is at sites; the rest is in a pool a region
 * @param detourMs that the way to a site is longer: networks that meet far away
 * @param edgePrice of a core at a site, that of a central one being 1
 * @param faults whether nodes, links and a region fail
 * @param centreFails whether that region is the centre's; else it is another one
 * @param herd people who join at one site within a second, four times a day
 * @param alone whether nobody is called and nothing but work is simulated: for checks by formula
 */
record Setup(
    long seed,
    int sites,
    int callers,
    double load,
    int slots,
    double cross,
    double gravity,
    double edgeShare,
    double detourMs,
    double edgePrice,
    boolean faults,
    boolean centreFails,
    int herd,
    boolean alone) {

  static final int REGIONS = 4;

  /** Of a speaker who talks without pause, heard in one other language: three take 1.7 cores. */
  static final double CORES = 0.57;

  /** Part of a call that somebody talks. */
  static final double TALKING = 0.5;

  static Setup of(String... options) {
    Map<String, String> given = new HashMap<>();
    for (String option : options) {
      int at = option.indexOf('=');
      given.put(option.substring(0, at), option.substring(at + 1));
    }
    return new Setup(
        Long.parseLong(given.getOrDefault("seed", "1")),
        Integer.parseInt(given.getOrDefault("sites", "1000")),
        Integer.parseInt(given.getOrDefault("callers", "1000000")),
        number(given, "load", 0.7),
        Integer.parseInt(given.getOrDefault("slots", "12")),
        number(given, "cross", 0.4),
        number(given, "gravity", 2),
        number(given, "edgeShare", 0.7),
        number(given, "detourMs", 0),
        number(given, "edgePrice", 1.5),
        given.getOrDefault("faults", "on").equals("on"),
        given.getOrDefault("centreFails", "off").equals("on"),
        Integer.parseInt(given.getOrDefault("herd", "200")),
        given.getOrDefault("alone", "off").equals("on"));
  }

  private static double number(Map<String, String> given, String name, double standard) {
    String text = given.get(name);
    return text == null ? standard : Double.parseDouble(text);
  }

  int metros() {
    return Math.max(1, sites / 10);
  }

  /** The same, smaller, for a row of a table. */
  Setup small(List<String> options) {
    var all = new ArrayList<String>();
    all.add("seed=" + seed);
    all.add("sites=" + Math.min(sites, 200));
    all.add("callers=" + Math.min(callers, 100_000));
    all.addAll(options);
    return of(all.toArray(String[]::new));
  }
}
