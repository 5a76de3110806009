package io.babelgrid.signaling;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Reason;
import io.babelgrid.pipeline.Allowance;
import io.babelgrid.room.Departure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One emptying of this node: everybody is asked to go on at another one, a room after the other and
 * all of it to one node where that has room, at a bounded rate. Who could not go somewhere is asked
 * to go elsewhere, once; who cannot go anywhere stays. {@link #step} is called by one thread, the
 * rest by any.
 */
final class Evacuation {

  enum State {
    RUNNING,
    /** Nobody is here any more. */
    EMPTY,
    /** The time is over. */
    EXPIRED,
    CANCELLED
  }

  /**
   * @param left who is still here, on the way ones included
   * @param failed who could not go anywhere they were sent, and is here
   */
  record Progress(State state, int left, int moved, int failed) {}

  private static final int MOST_TRIES = 2;

  /** Who found no node with room is looked for one again: a beat of the grid. */
  private static final long AGAIN_NS = 1_000_000_000L;

  /** For so long one that has just begun to take people may not be known here. */
  private static final long STRANDED_NS = 3_000_000_000L;

  /** Whose connection broke comes back sooner, or is gone, or comes back to another node. */
  private static final long ABSENT_NS = 5_000_000_000L;

  /**
   * Nobody is told what became of them: twice the longest move, and their connection is another.
   */
  private static final long LOST_NS = 30_000_000_000L;

  private record Who(String roomId, String participantId) {
    static Who of(Traveller one) {
      return new Who(one.roomId(), one.participantId());
    }
  }

  private static final class Trip {
    private final Set<UUID> tried = new HashSet<>();
    private boolean underway;
    private long askedNs;
    private boolean stranded;
    private long strandedSinceNs;
    private long notBeforeNs;

    private boolean isDue(long nowNs) {
      boolean free = !underway || nowNs - askedNs >= LOST_NS;
      return free && tried.size() < MOST_TRIES && nowNs - notBeforeNs >= 0;
    }

    private boolean hasFailed() {
      return !underway && tried.size() >= MOST_TRIES;
    }

    private void found(boolean somewhere, long nowNs) {
      if (!somewhere) {
        strandedSinceNs = stranded ? strandedSinceNs : nowNs;
        notBeforeNs = nowNs + AGAIN_NS;
      }
      stranded = !somewhere;
    }

    /** Whether there is nothing to wait for. */
    private boolean isStuck(long nowNs) {
      boolean strandedLong = stranded && nowNs - strandedSinceNs >= STRANDED_NS;
      return hasFailed() || strandedLong && !underway;
    }
  }

  private final Supplier<List<Traveller>> travellers;
  private final Allowance rate;
  private final long startNs;
  private final long deadlineNs;
  private final Map<Who, Trip> trips = new HashMap<>();
  private final Map<String, UUID> refuges = new HashMap<>();
  private int moved;
  private int left;
  private State state = State.RUNNING;
  private boolean hopeful = true;

  /** When somebody was here last who could be asked. */
  private long askableNs;

  /**
   * @param travellers who is here now and can be asked
   * @param perSecond how many are asked in a second
   * @param deadlineNs when it ends at last
   */
  Evacuation(
      Supplier<List<Traveller>> travellers, double perSecond, long startNs, long deadlineNs) {
    this.travellers = travellers;
    this.rate = new Allowance(perSecond, 1);
    this.startNs = startNs;
    this.deadlineNs = deadlineNs;
    this.askableNs = startNs;
  }

  /**
   * Asks those whose turn it is, and looks whether it is over.
   *
   * @param people who is here, those included who cannot be asked now
   */
  void step(int people, long nowNs) {
    List<Traveller> present = travellers.get();
    for (Traveller next : due(present, people, nowNs)) {
      if (rate.left(nowNs) < 1) {
        break;
      }
      ask(next, nowNs);
    }
    look(nowNs);
  }

  private synchronized void look(long nowNs) {
    askableNs = trips.isEmpty() ? askableNs : nowNs;
    hopeful =
        trips.isEmpty()
            ? nowNs - askableNs < ABSENT_NS
            : trips.values().stream().anyMatch(trip -> !trip.isStuck(nowNs));
  }

  private synchronized List<Traveller> due(List<Traveller> present, int people, long nowNs) {
    left = people;
    if (state != State.RUNNING) {
      return List.of();
    }
    if (people == 0) {
      state = State.EMPTY;
    } else if (nowNs - deadlineNs >= 0) {
      state = State.EXPIRED;
    }
    trips.keySet().retainAll(present.stream().map(Who::of).collect(Collectors.toSet()));
    return state != State.RUNNING
        ? List.of()
        : present.stream()
            .filter(one -> trip(one).isDue(nowNs))
            .sorted(Comparator.comparing(Traveller::roomId))
            .toList();
  }

  private Trip trip(Traveller one) {
    return trips.computeIfAbsent(
        Who.of(one),
        _ -> {
          var fresh = new Trip();
          fresh.notBeforeNs = startNs;
          return fresh;
        });
  }

  private void ask(Traveller one, long nowNs) {
    UUID preferred;
    Set<UUID> tried;
    synchronized (this) {
      preferred = refuges.get(one.roomId());
      tried = Set.copyOf(trip(one).tried);
    }
    Optional<GridNode> to = one.choose(preferred, tried);
    synchronized (this) {
      Trip trip = trip(one);
      trip.found(to.isPresent(), nowNs);
      if (to.isEmpty()) {
        return;
      }
      UUID node = to.get().id().node();
      trip.underway = true;
      trip.askedNs = nowNs;
      trip.tried.add(node);
      refuges.put(one.roomId(), node);
      rate.spend(1);
    }
    one.send(to.get(), Reason.DRAINING, end -> ended(Who.of(one), end));
  }

  private synchronized void ended(Who who, Departure.End end) {
    if (end == Departure.End.MOVED) {
      moved++;
    }
    Trip trip = trips.get(who);
    if (trip != null) {
      trip.underway = false;
      if (end == Departure.End.STAYED) {
        // Others of the room had better not follow.
        refuges.remove(who.roomId());
      }
    }
  }

  synchronized void cancel() {
    if (state == State.RUNNING) {
      state = State.CANCELLED;
    }
  }

  /** Whether somebody is on the way, or may yet be. */
  synchronized boolean isHopeful() {
    return state == State.RUNNING && hopeful;
  }

  synchronized Progress progress() {
    int failed = (int) trips.values().stream().filter(Trip::hasFailed).count();
    return new Progress(state, left, moved, failed);
  }
}
