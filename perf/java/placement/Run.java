package placement;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The standard day over three layouts, smaller ones for the tables, and the checks. Options are
 * {@code name=value} as {@link Setup} has them; {@code only=checks} leaves the days out, {@code
 * only=standard} all but the standard day and the checks. Prints JSON on its last line.
 */
final class Run {

  private static final int[] SLOTS = {6, 12, 40};
  private static final int DECISIONS = 5_000;
  private static final double[] LOADS = {0.7, 0.85};

  /** What may speak for the centre, each for itself. */
  private static final Map<String, List<String>> ODD = new LinkedHashMap<>();

  static {
    ODD.put("as the standard day", List.of());
    ODD.put("sites of 3", List.of("slots=3"));
    ODD.put("sites of 6, 85 % loaded", List.of("slots=6", "load=0.85"));
    ODD.put("no pools: all capacity at sites", List.of("edgeShare=1"));
    ODD.put("nobody calls another metro", List.of("cross=0"));
    ODD.put("calls go farther: fewer by distance, not its square", List.of("gravity=1"));
    ODD.put("everybody calls another metro", List.of("cross=1"));
    ODD.put("networks meet elsewhere: 20 ms more to a site", List.of("detourMs=20"));
    ODD.put("networks meet elsewhere: 50 ms more to a site", List.of("detourMs=50"));
    ODD.put("a core at a site costs three times as much", List.of("edgePrice=3"));
    ODD.put("nothing fails", List.of("faults=off"));
    ODD.put("the centre's region fails", List.of("centreFails=on"));
  }

  private record Day(
      Tally tally, double coreHours, double meanLengthS, Map<String, Object> decisions) {}

  private Run() {}

  public static void main(String[] options) throws Exception {
    List<String> given = List.of(options);
    long startNs = System.nanoTime();
    var result = new LinkedHashMap<String, Object>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      if (given.contains("only=checks")) {
        result.put("checks", Checks.all());
      } else {
        all(threads, Setup.of(options), given.contains("only=standard"), result);
      }
    }
    result.put("tookS", (System.nanoTime() - startNs) / 1_000_000_000);
    System.out.println(new ObjectMapper().writeValueAsString(result));
  }

  private static void all(
      ExecutorService threads, Setup setup, boolean standardOnly, Map<String, Object> result)
      throws InterruptedException, ExecutionException {
    result.put("setup", setup);
    Map<Layout, Future<Day>> standard = days(threads, "the standard day", setup);
    Future<List<Checks.Check>> checks = threads.submit(Checks::all);
    var sweep = new LinkedHashMap<Map<String, Object>, Map<Layout, Future<Day>>>();
    var odd = new LinkedHashMap<Map<String, Object>, Map<Layout, Future<Day>>>();
    if (!standardOnly) {
      for (int slots : SLOTS) {
        for (double load : LOADS) {
          Setup small = setup.small(List.of("slots=" + slots, "load=" + load));
          var name = new LinkedHashMap<String, Object>(Map.of("slots", slots));
          name.put("load", load);
          sweep.put(name, days(threads, slots + " slots, load " + load, small));
        }
      }
      ODD.forEach(
          (name, with) -> odd.put(Map.of("what", name), days(threads, name, setup.small(with))));
    }
    result.put("standard", standard(standard));
    result.put("checks", checks.get());
    result.put("sweep", rows(sweep));
    result.put("odd", rows(odd));
    result.put("ofAll", ofAll(setup));
  }

  /**
   * How long a decision among all nodes takes, in microseconds, once that has been compiled and
   * while nothing else runs.
   */
  private static Map<String, Object> ofAll(Setup setup) {
    var world = new Geography(setup);
    var deciders = new Deciders(setup, Layout.GRID, world, new Random(1), new Tally());
    deciders.ofAll(DECISIONS, 0);
    Histogram tookUs = deciders.ofAll(DECISIONS, 0);
    return Map.of("p50Us", tookUs.quantileMs(0.5), "p99Us", tookUs.quantileMs(0.99));
  }

  private static List<Map<String, Object>> rows(
      Map<Map<String, Object>, Map<Layout, Future<Day>>> days)
      throws InterruptedException, ExecutionException {
    var rows = new ArrayList<Map<String, Object>>();
    for (var day : days.entrySet()) {
      var row = new LinkedHashMap<String, Object>(day.getKey());
      row.putAll(figures(day.getValue()));
      rows.add(row);
    }
    return rows;
  }

  /** The same day over each layout. */
  private static Map<Layout, Future<Day>> days(ExecutorService threads, String name, Setup setup) {
    var days = new LinkedHashMap<Layout, Future<Day>>();
    for (Layout layout : List.of(Layout.GRID, Layout.CENTRAL, Layout.EDGE)) {
      days.put(layout, threads.submit(() -> day(name, setup, layout)));
    }
    return days;
  }

  private static Day day(String name, Setup setup, Layout layout) {
    long startNs = System.nanoTime();
    var world = new Geography(setup);
    var trace = new Trace(setup, world);
    var simulation = new Simulation(setup, layout, world, trace);
    Tally tally = simulation.run();
    System.err.printf("%s, %s: %.1f s%n", name, layout.tag(), (System.nanoTime() - startNs) / 1e9);
    return new Day(tally, simulation.coreHours(), trace.meanLengthS, simulation.decisions());
  }

  private static Map<String, Object> figures(Map<Layout, Future<Day>> days)
      throws InterruptedException, ExecutionException {
    var figures = new LinkedHashMap<String, Object>();
    for (Layout layout : Layout.values()) {
      Day day = days.get(layout).get();
      figures.put(layout.tag(), day.tally().figures(day.coreHours()));
    }
    return figures;
  }

  private static Map<String, Object> standard(Map<Layout, Future<Day>> days)
      throws InterruptedException, ExecutionException {
    var all = new LinkedHashMap<String, Object>();
    all.put("figures", figures(days));
    var curves = new LinkedHashMap<String, Object>();
    for (Layout layout : Layout.values()) {
      curves.put(layout.tag(), days.get(layout).get().tally().curves());
    }
    all.put("curves", curves);
    all.put("decisions", days.get(Layout.GRID).get().decisions());
    all.put("callMinutes", Tally.rounded(days.get(Layout.GRID).get().meanLengthS() / 60, 2));
    return all;
  }
}
