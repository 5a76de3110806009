package io.babelgrid.room;

import io.babelgrid.pipeline.NanoClock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Who is on the way from this room at this node to another one. Owned by the room's writer. */
final class Departures {

  private static final Logger LOG = Logger.getLogger(Departures.class);

  private final NanoClock clock;
  private final Executor writer;
  private final BiConsumer<Seat, Farewell> remove;
  private final Map<Seat, Departure> underway = new HashMap<>();

  /**
   * @param remove ends a participation here
   */
  Departures(NanoClock clock, Executor writer, BiConsumer<Seat, Farewell> remove) {
    this.clock = clock;
    this.writer = writer;
    this.remove = remove;
  }

  /** Somebody was asked to go; who was so already is not any more, unless they are there. */
  void begin(Seat seat, Departure departure) {
    Departure before = underway.get(seat);
    if (before != null && before.hasArrived()) {
      departure.end(Departure.End.STAYED);
      return;
    }
    stayed(seat);
    departure.begin(clock.nowNs());
    underway.put(seat, departure);
  }

  /** Somebody's media flows at the other node, which hears them once it is told from when on. */
  void arrived(Seat seat) {
    Departure departure = underway.get(seat);
    if (departure != null && departure.arrive(clock.nowNs())) {
      seat.media.letGo(heardUntilNs -> tell(() -> letGo(seat, departure, heardUntilNs)));
    }
  }

  private void letGo(Seat seat, Departure departure, long heardUntilNs) {
    if (underway.get(seat) == departure) {
      departure.letGo();
      seat.outlet().letGo(heardUntilNs);
    }
  }

  private void tell(Runnable news) {
    try {
      writer.execute(news);
    } catch (RejectedExecutionException e) {
      LOG.warnf("that a participant was let go was dropped: %s", e.getMessage());
    }
  }

  /** Somebody could not go; gives the incarnation that counts for less than theirs now, or 0. */
  long stayed(Seat seat) {
    Departure departure = underway.remove(seat);
    if (departure == null) {
      return 0;
    }
    departure.end(Departure.End.STAYED);
    return departure.incarnation();
  }

  /** Whether what becomes of somebody here is decided by their way to the other node. */
  boolean isUnderway(Seat seat) {
    return underway.containsKey(seat);
  }

  /** The connection is gone: of who has arrived there, nothing is needed here. */
  void broke(Seat seat) {
    Departure departure = underway.get(seat);
    if (departure != null && departure.hasArrived()) {
      remove.accept(seat, Farewell.MOVED);
    }
  }

  /** To be called once a second. */
  void look(Seat seat) {
    Departure departure = underway.get(seat);
    if (departure == null) {
      return;
    }
    long nowNs = clock.nowNs();
    if (departure.isComplete(seat.media.isBusy(), nowNs)) {
      remove.accept(seat, Farewell.MOVED);
    } else if (departure.isOverdue(nowNs)) {
      stayed(seat);
    }
  }

  /** They are no longer here. */
  void left(Seat seat, Farewell reason) {
    @Nullable Departure departure = underway.remove(seat);
    if (departure != null) {
      boolean moved = reason == Farewell.MOVED || reason == Farewell.REPLACED;
      departure.end(moved ? Departure.End.MOVED : Departure.End.GONE);
    }
  }
}
