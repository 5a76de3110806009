package placement;

import io.babelgrid.budget.Cost;
import io.babelgrid.placement.Decision;
import io.babelgrid.placement.Guest;
import io.babelgrid.placement.Job;
import io.babelgrid.placement.MediaHome;
import io.babelgrid.placement.NodeFigures;
import io.babelgrid.placement.Snapshot;
import io.babelgrid.placement.Weights;
import io.babelgrid.placement.WorkClass;
import io.babelgrid.placement.WorkHome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The service's own policy, asked with what each node would know. One thread. */
final class Deciders {

  private static final Job VOICE = Job.of(WorkClass.VOICE, null, null, Cost.ofCores(Setup.CORES));

  /** Nodes that are asked before somebody is refused. */
  private static final int TRIES = 4;

  /** A home for work, and by what decision. */
  record Placed(Node node, Decision decision) {}

  final List<Node> nodes;
  private final Setup setup;
  private final Layout layout;
  private final Geography world;
  private final List<List<Node>> reach;
  private final List<List<Node>> near = new ArrayList<>();
  private final MediaHome media = new MediaHome(Weights.standard());
  private final WorkHome work = new WorkHome(Weights.standard());
  private final Random random;
  private final Tally tally;

  Deciders(Setup setup, Layout layout, Geography world, Random random, Tally tally) {
    this.setup = setup;
    this.layout = layout;
    this.world = world;
    this.random = random;
    this.tally = tally;
    this.nodes = layout.nodes(setup, world);
    this.reach = layout.reach(setup, world, nodes);
    for (int site = 0; site < setup.sites(); site++) {
      near.add(layout == Layout.CENTRAL ? List.of() : Layout.sites(world, nodes, site));
    }
  }

  /** Round trip of somebody to their media home. */
  double lineMs(int site, float accessMs, Node home) {
    return layout == Layout.CENTRAL
        ? accessMs + world.roundTripMs(world.metroOf[site], home.metro)
        : accessMs + setup.detourMs() + world.roundTripMs(nodes.get(site), home);
  }

  /**
   * Where somebody's media end; null when nothing is there.
   *
   * @param others node of the other one; null when they are nowhere yet
   */
  Node home(int site, float accessMs, Node others, double nowS) {
    if (layout == Layout.CENTRAL) {
      return nodes.getLast().isUp() ? nodes.getLast() : null;
    }
    Node own = nodes.get(site);
    if (layout == Layout.EDGE && own.isUp()) {
      return own;
    }
    var asked = new ArrayList<Node>(List.of(own));
    asked.addAll(near.get(site));
    if (others != null && layout == Layout.GRID && !asked.contains(others)) {
      asked.add(others);
    }
    List<NodeFigures> figures =
        asked.stream()
            .map(node -> node.seenBy(own, lineMs(site, accessMs, node), node == others, nowS))
            .toList();
    var snapshot = new Snapshot(own.id, own.place(), figures);
    var refused = new HashSet<UUID>();
    for (int i = 0; i < TRIES; i++) {
      var guest = new Guest(null, null, Cost.ZERO, refused);
      long startNs = System.nanoTime();
      Decision decision = media.choose(snapshot, guest, random);
      tally.decisionUs.add((System.nanoTime() - startNs) / 1e3);
      if (decision.chosen().isEmpty()) {
        return null;
      }
      Node node = node(decision.chosen().get());
      if (node.isUp()) {
        return node;
      }
      refused.add(node.id);
    }
    return null;
  }

  /**
   * Takes a place for a speaker's work; null when nobody has one.
   *
   * @param listeners where the voice is heard
   */
  Placed place(Node here, Node listeners, double nowS) {
    var refused = new HashSet<UUID>();
    for (int i = 0; i < TRIES; i++) {
      Decision decision = decide(here, listeners, VOICE.without(refused), nowS);
      if (decision.chosen().isEmpty()) {
        return null;
      }
      Node node = node(decision.chosen().get());
      if (node.take(here, nowS)) {
        return new Placed(node, decision);
      }
      refused.add(node.id);
    }
    return null;
  }

  /** Where work that is somewhere would best be. */
  Decision again(Node here, Node listeners, Node now, double nowS) {
    return decide(here, listeners, VOICE.at(now.id), nowS);
  }

  private Decision decide(Node here, Node listeners, Job job, double nowS) {
    List<Node> asked = reach(here, listeners, job);
    List<NodeFigures> figures =
        asked.stream()
            .map(node -> node.seenBy(here, world.roundTripMs(here, node), false, nowS))
            .toList();
    var snapshot = new Snapshot(here.id, here.place(), figures);
    Job heard = layout == Layout.GRID ? job.heardAt(listeners.id) : job;
    long startNs = System.nanoTime();
    Decision decision = work.choose(snapshot, heard, random);
    tally.decisionUs.add((System.nanoTime() - startNs) / 1e3);
    return decision;
  }

  private List<Node> reach(Node here, Node listeners, Job job) {
    if (layout != Layout.GRID) {
      return List.of(here);
    }
    var asked = new ArrayList<Node>(reach.get(here.index));
    var more = new ArrayList<Node>(List.of(listeners));
    if (job.now() != null) {
      more.add(node(job.now()));
    }
    more.stream().filter(node -> !asked.contains(node)).forEach(asked::add);
    return asked;
  }

  private Node node(UUID id) {
    return nodes.get((int) id.getLeastSignificantBits());
  }

  /** Decides at every node in turn, each of which knows all others; gives how long each took. */
  Histogram ofAll(int decisions, double nowS) {
    var tookUs = new Histogram(1, 100_000);
    for (int i = 0; i < decisions; i++) {
      Node here = nodes.get(i % setup.sites());
      List<NodeFigures> figures =
          nodes.stream()
              .map(node -> node.seenBy(here, world.roundTripMs(here, node), false, nowS))
              .toList();
      var snapshot = new Snapshot(here.id, here.place(), figures);
      long startNs = System.nanoTime();
      work.choose(snapshot, VOICE, random);
      tookUs.add((System.nanoTime() - startNs) / 1e3);
    }
    return tookUs;
  }
}
