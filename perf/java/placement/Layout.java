package placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Three ways to put the same capacity to the same people. */
enum Layout {
  /** All of it in one place; media end there as well. */
  CENTRAL,
  /** All at the sites, and each does the work of its own people alone. */
  EDGE,
  /** Most at the sites, a pool in each region; work is done where there is room. */
  GRID;

  /** Other sites of the metro, and of metros around, that are asked. */
  private static final int NEIGHBOURS = 3;

  private static final int AROUND = 2;

  /** Of a core in a regional pool, that of a central one being 1. */
  private static final double POOL_PRICE = 1.1;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sites first, then pools or the centre. */
  List<Node> nodes(Setup setup, Geography world) {
    var nodes = new ArrayList<Node>();
    double share = this == EDGE ? 1 : this == GRID ? setup.edgeShare() : 0;
    int atSite = (int) Math.round(share * setup.slots());
    for (int site = 0; site < setup.sites(); site++) {
      int metro = world.metroOf[site];
      nodes.add(new Node(site, "s" + site, metro, world.region(metro), atSite, setup.edgePrice()));
    }
    int left = setup.sites() * (setup.slots() - atSite);
    if (this == CENTRAL) {
      int region = world.region(world.centre);
      nodes.add(new Node(nodes.size(), "centre", world.centre, region, left, 1));
    }
    if (this == GRID) {
      for (int region = 0; region < Setup.REGIONS; region++) {
        int slots = (int) Math.round(left * world.share(region));
        int metro = world.middle(region);
        nodes.add(new Node(nodes.size(), "pool" + region, metro, region, slots, POOL_PRICE));
      }
    }
    return nodes;
  }

  /** For each site, itself first, the nodes that its people's work may be done at. */
  List<List<Node>> reach(Setup setup, Geography world, List<Node> nodes) {
    var reach = new ArrayList<List<Node>>();
    for (int site = 0; site < setup.sites(); site++) {
      reach.add(
          switch (this) {
            case CENTRAL -> List.of(nodes.getLast());
            case EDGE -> List.of(nodes.get(site));
            case GRID -> around(setup, world, nodes, site);
          });
    }
    return reach;
  }

  /** Sites in the metro and around it, then the pools by their distance. */
  private static List<Node> around(Setup setup, Geography world, List<Node> nodes, int site) {
    int metro = world.metroOf[site];
    var found = new ArrayList<Node>(List.of(nodes.get(site)));
    found.addAll(sites(world, nodes, site));
    nodes.subList(setup.sites(), nodes.size()).stream()
        .sorted(Comparator.comparingDouble(pool -> world.roundTripMs(metro, pool.metro)))
        .limit(2)
        .forEach(found::add);
    return found;
  }

  /** Sites near to one, itself left out: in its metro, then one in each of the next metros. */
  static List<Node> sites(Geography world, List<Node> nodes, int site) {
    int metro = world.metroOf[site];
    List<Integer> mates = world.sitesOf.get(metro);
    var found = new ArrayList<Node>();
    for (int i = 1; i < mates.size() && i <= NEIGHBOURS; i++) {
      found.add(nodes.get(mates.get((mates.indexOf(site) + i) % mates.size())));
    }
    world.around(metro).stream()
        .limit(AROUND)
        .map(world.sitesOf::get)
        .forEach(sites -> found.add(nodes.get(sites.get(site % sites.size()))));
    return found;
  }
}
