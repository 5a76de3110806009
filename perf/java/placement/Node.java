package placement;

import io.babelgrid.budget.Capacity;
import io.babelgrid.budget.Cost;
import io.babelgrid.placement.Abilities;
import io.babelgrid.placement.NodeFigures;
import io.babelgrid.placement.Place;
import io.babelgrid.placement.Standing;
import io.babelgrid.placement.Supply;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/** A site, a pool or the centre. One thread. */
final class Node {

  private static final Abilities ALL = new Abilities(true, true, Set.of(), Set.of());

  /** Silence after which others take a node for dead. */
  private static final double DEAD_AFTER_S = 5;

  final int index;
  final int metro;
  final double price;
  final UUID id;
  int slots;
  int used;
  private final String name;
  private final Place place;
  private double downSinceS = Double.POSITIVE_INFINITY;
  private double cutSinceS = Double.POSITIVE_INFINITY;
  private long toldAt = -1;
  private int told;
  private int[] senders = new int[4];
  private int sent;

  Node(int index, String name, int metro, int region, int slots, double price) {
    this.index = index;
    this.name = name;
    this.metro = metro;
    this.price = price;
    this.slots = slots;
    this.id = new UUID(0, index);
    this.place = new Place("r" + region, "m" + metro, "");
  }

  boolean isUp() {
    return downSinceS == Double.POSITIVE_INFINITY;
  }

  boolean isCut() {
    return cutSinceS != Double.POSITIVE_INFINITY;
  }

  void down(boolean down, double nowS) {
    downSinceS = down ? nowS : Double.POSITIVE_INFINITY;
  }

  void cut(boolean cut, double nowS) {
    cutSinceS = cut ? nowS : Double.POSITIVE_INFINITY;
  }

  /** Takes one more if it can, whoever asks. */
  boolean take(Node from, double nowS) {
    boolean reached = from == this || !isCut() && !from.isCut();
    if (!isUp() || !reached || used >= slots) {
      return false;
    }
    beat(nowS);
    used++;
    if (sent == senders.length) {
      senders = Arrays.copyOf(senders, 2 * sent);
    }
    senders[sent++] = from.index;
    return true;
  }

  void release(double nowS) {
    beat(nowS);
    used--;
  }

  /** What it had at the beginning of this second is what others know. */
  private void beat(double nowS) {
    if ((long) nowS != toldAt) {
      toldAt = (long) nowS;
      told = used;
      sent = 0;
    }
  }

  /** As another knows it, who remembers what it sent here since the last beat. */
  NodeFigures seenBy(Node other, double roundTripMs, boolean inRoom, double nowS) {
    beat(nowS);
    int known = other == this ? used : told;
    int reserved = 0;
    for (int i = 0; i < sent && other != this; i++) {
      reserved += senders[i] == other.index ? 1 : 0;
    }
    return new NodeFigures(
        id,
        name,
        standing(other, nowS),
        0,
        place,
        ALL,
        new Supply(
            Capacity.ofCores(slots * Setup.CORES),
            Cost.ofCores(known * Setup.CORES),
            Cost.ofCores(reserved * Setup.CORES),
            reserved),
        price,
        roundTripMs,
        inRoom);
  }

  Place place() {
    return place;
  }

  private Standing standing(Node other, double nowS) {
    boolean dead = nowS - downSinceS >= DEAD_AFTER_S;
    boolean apart = other != this && (isCut() || other.isCut());
    return dead || apart ? Standing.GONE : Standing.READY;
  }
}
