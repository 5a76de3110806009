package placement;

import io.babelgrid.placement.Decision;
import io.babelgrid.placement.MovePace;
import io.babelgrid.placement.Stay;
import io.babelgrid.placement.WorkClass;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * One day of calls over one layout, event by event: people come and go, work is placed and looked
 * at again, things break and are mended. A call has two sides; the work of a side is to recognise
 * who is there and to speak them to the other. One thread.
 */
final class Simulation {

  private static final double FIRST_LOOK_S = 150;
  private static final double NEXT_LOOK_S = 300;
  private static final double SURE_S = 30;

  /** After a death others know of it, and ask elsewhere. */
  private static final double DEAD_AFTER_S = 5;

  private static final double RETRY_S = 30;
  private static final double SAMPLE_S = 900;

  /** Recognition, translation and synthesis each queue once for a word. */
  private static final int QUEUES = 3;

  private enum Kind {
    END,
    LOOK,
    REPLACE,
    REHOME,
    BREAK,
    MEND,
    SAMPLE
  }

  /**
   * @param id of a call (END), a side (LOOK, REPLACE, REHOME) or a fault
   */
  private record Event(double atS, long sequence, Kind kind, int id) implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
      int byTime = Double.compare(atS, other.atS);
      return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }
  }

  final Tally tally = new Tally();
  private final Setup setup;
  private final Layout layout;
  private final Geography world;
  private final Trace trace;
  private final List<Fault> faults;
  private final Deciders deciders;
  private final Sides sides;
  private final Waits waits;
  private final Measured measured;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long sequence;
  private double nowS;

  Simulation(Setup setup, Layout layout, Geography world, Trace trace) {
    this.setup = setup;
    this.layout = layout;
    this.world = world;
    this.trace = trace;
    var random = new Random(setup.seed() + 1_000 * layout.ordinal());
    this.faults = Fault.of(setup, world);
    this.deciders = new Deciders(setup, layout, world, random, tally);
    this.sides = new Sides(trace.calls, world, tally);
    this.waits = new Waits(random);
    this.measured = new Measured(random);
  }

  /** Runs until the last call has ended. */
  Tally run() {
    for (int i = 0; i < faults.size(); i++) {
      at(faults.get(i).atS(), Kind.BREAK, i);
      at(faults.get(i).atS() + faults.get(i).forS(), Kind.MEND, i);
    }
    for (double atS = SAMPLE_S / 2; atS < Trace.DAY_S; atS += SAMPLE_S) {
      at(atS, Kind.SAMPLE, 0);
    }
    int next = 0;
    while (next < trace.calls.length || !events.isEmpty()) {
      boolean call =
          next < trace.calls.length
              && (events.isEmpty() || trace.calls[next].startS() <= events.element().atS());
      if (call) {
        nowS = trace.calls[next].startS();
        start(next++);
      } else {
        Event event = events.remove();
        nowS = event.atS();
        handle(event);
      }
    }
    return tally;
  }

  /** Hours of a central core that are paid for. */
  double coreHours() {
    return deciders.nodes.stream()
        .mapToDouble(node -> 24 * node.price * Waits.exactLanes(node.slots))
        .sum();
  }

  /** How long the decisions of the day took, in microseconds. */
  Map<String, Object> decisions() {
    return Map.of(
        "p50Us", tally.decisionUs.quantileMs(0.5),
        "p99Us", tally.decisionUs.quantileMs(0.99));
  }

  private void at(double atS, Kind kind, int id) {
    events.add(new Event(atS, sequence++, kind, id));
  }

  private void handle(Event event) {
    switch (event.kind()) {
      case END -> sides.end(event.id(), nowS);
      case LOOK -> look(event.id());
      case REPLACE -> replace(event.id());
      case REHOME -> rehome(event.id());
      case BREAK -> breaks(faults.get(event.id()), true);
      case MEND -> breaks(faults.get(event.id()), false);
      case SAMPLE -> sample();
    }
  }

  private void start(int call) {
    Trace.Call one = trace.calls[call];
    sides.begin(call, nowS);
    at(one.endS(), Kind.END, call);
    int people = setup.alone() ? 1 : 2;
    for (int i = 0; i < people; i++) {
      findHome(2 * call + i);
    }
    if (setup.alone()) {
      sides.home[2 * call + 1] = sides.home[2 * call];
    }
    if (sides.home[2 * call] != null && sides.home[2 * call + 1] != null) {
      heard(call);
    }
    for (int i = 0; i < people; i++) {
      int side = 2 * call + i;
      boolean served = place(side);
      tally.speaker(nowS, !served);
      tally.wantedS += one.lengthS();
    }
  }

  private boolean findHome(int side) {
    int site = sides.site(side);
    Node home = deciders.home(site, sides.access(side), sides.home[side ^ 1], nowS);
    sides.home(side, home, nowS);
    if (home == null) {
      at(nowS + RETRY_S, Kind.REHOME, side);
    }
    return home != null;
  }

  /** How long originals take, both ways. */
  private void heard(int call) {
    Node one = sides.home[2 * call];
    Node other = sides.home[2 * call + 1];
    double lines =
        deciders.lineMs(sides.site(2 * call), sides.access(2 * call), one)
            + deciders.lineMs(sides.site(2 * call + 1), sides.access(2 * call + 1), other);
    double wayMs = (lines + world.roundTripMs(one, other)) / 2;
    for (int i = 0; i < 2; i++) {
      double nodesMs = measured.forwardMs() + (one == other ? 0 : measured.forwardMs());
      tally.mouthToEar.add(wayMs + nodesMs);
    }
  }

  private boolean place(int side) {
    Node here = sides.home[side];
    Node listeners = sides.home[side ^ 1];
    if (here == null || listeners == null) {
      return false;
    }
    Deciders.Placed placed = deciders.place(here, listeners, nowS);
    if (placed == null) {
      return false;
    }
    sides.serve(side, placed.node(), nowS);
    word(side);
    if (placed.node() != here) {
      sides.stay[side] = Stay.at(placed.node().id, nanos(nowS));
      at(nowS + FIRST_LOOK_S, Kind.LOOK, side);
    }
    return true;
  }

  /** How long one word takes to be heard in the other language. */
  private void word(int side) {
    Node here = sides.home[side];
    Node there = sides.work[side];
    Node listeners = sides.home[side ^ 1];
    double placedMs = world.roundTripMs(here, there) / 2;
    for (int i = 0; i < QUEUES; i++) {
      placedMs += waits.drawMs(there.slots, there.used, WorkClass.VOICE.serviceMs());
    }
    double linesMs =
        deciders.lineMs(sides.site(side), sides.access(side), here)
            + deciders.lineMs(sides.site(side ^ 1), sides.access(side ^ 1), listeners);
    double wayMs = (linesMs + world.roundTripMs(there, listeners)) / 2;
    tally.word(measured.earToVoiceMs() + wayMs, placedMs);
  }

  private void look(int side) {
    Node now = sides.work[side];
    Stay stay = sides.stay[side];
    if (now == null || stay == null || !stay.node().equals(now.id)) {
      return;
    }
    Node here = sides.home[side];
    Node listeners = sides.home[side ^ 1];
    if (here == null || listeners == null) {
      at(nowS + NEXT_LOOK_S, Kind.LOOK, side);
      return;
    }
    Decision decision = deciders.again(here, listeners, now, nowS);
    Stay.Verdict verdict = stay.look(decision, MovePace.standard(), nanos(nowS));
    sides.stay[side] = verdict.stay();
    if (verdict.to() == null) {
      at(nowS + (verdict.stay().gaining() ? SURE_S : NEXT_LOOK_S), Kind.LOOK, side);
      return;
    }
    Node to = deciders.nodes.get((int) verdict.to().getLeastSignificantBits());
    if (to.take(here, nowS)) {
      sides.release(side, nowS);
      sides.serve(side, to, nowS);
      tally.workMoves++;
      sides.stay[side] = to == here ? null : verdict.stay();
    } else {
      sides.stay[side] = stay;
    }
    at(nowS + NEXT_LOOK_S, Kind.LOOK, side);
  }

  /** Work that was lost. */
  private void replace(int side) {
    if (!sides.isActive(side / 2) || sides.work[side] != null) {
      return;
    }
    if (place(side)) {
      tally.workMoves++;
    } else {
      at(nowS + RETRY_S, Kind.REPLACE, side);
    }
  }

  private void rehome(int side) {
    if (sides.isActive(side / 2) && sides.home[side] == null && findHome(side)) {
      tally.homeMoves++;
      sides.lost(side / 2, nowS).forEach(each -> at(nowS + 1, Kind.REPLACE, each));
      if (sides.home[side ^ 1] != null) {
        heard(side / 2);
      }
    }
  }

  private void breaks(Fault fault, boolean down) {
    for (Node node : deciders.nodes) {
      switch (fault.kind()) {
        case NODE -> machine(node, fault.target(), down);
        case LINK -> link(node, fault, down);
        case REGION -> {
          if (world.region(node.metro) == fault.target()) {
            whole(node, down);
          }
        }
      }
    }
  }

  /** A site, and its share of what is central. */
  private void machine(Node node, int site, boolean down) {
    if (node.index == site) {
      whole(node, down);
    } else if (node.index >= setup.sites() && isFor(node, site)) {
      int share = setup.slots() - deciders.nodes.get(site).slots;
      double part = share / (double) Math.max(1, node.slots);
      node.slots += down ? -share : share;
      if (down) {
        lose(sides.workAt(node, side -> Math.floorMod(side * 2_654_435L, 1_000) < 1_000 * part));
      }
    }
  }

  private boolean isFor(Node node, int site) {
    return layout == Layout.CENTRAL
        || world.region(node.metro) == world.region(world.metroOf[site]);
  }

  private void whole(Node node, boolean down) {
    node.down(down, nowS);
    if (down) {
      lose(sides.workAt(node, _ -> true));
      for (int side : sides.homesAt(node)) {
        sides.home(side, null, nowS);
        at(nowS, Kind.REHOME, side);
        if (sides.work[side] != null) {
          lose(List.of(side));
        }
      }
    }
  }

  /** People reach their site, and it nobody else; of what is central its people are cut off. */
  private void link(Node node, Fault fault, boolean down) {
    if (node.index != fault.target()) {
      return;
    }
    node.cut(down, nowS);
    if (down) {
      tally.cutS += sides.cut(node, fault.forS(), nowS);
      if (layout == Layout.GRID) {
        lose(sides.workOver(node));
      }
    }
  }

  private void lose(List<Integer> lost) {
    for (int side : lost) {
      sides.release(side, nowS);
      at(nowS + DEAD_AFTER_S, Kind.REPLACE, side);
    }
  }

  private void sample() {
    double used = deciders.nodes.stream().mapToInt(node -> node.used).sum();
    tally.busy(nowS, used / Math.max(1, setup.sites() * setup.slots()));
  }

  private static long nanos(double atS) {
    return (long) (atS * 1e9);
  }
}
