package io.babelgrid.signaling;

import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.Moves;
import io.babelgrid.grid.NextDoor;
import io.babelgrid.grid.OwnMoves;
import io.babelgrid.grid.Reason;
import io.babelgrid.room.Departure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends people of this node to others, with what those need to know of them. */
@ApplicationScoped
class Travellers implements OwnMoves {

  private final ResumeTickets tickets;
  private final NextDoor nextDoor;
  private final Duration within;
  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();

  @Inject
  Travellers(ResumeTickets tickets, NextDoor nextDoor, GridConfig config) {
    this.tickets = tickets;
    this.nextDoor = nextDoor;
    this.within = config.move();
  }

  /** Who is at the other end; empty when they are in no room. */
  Optional<Traveller> of(ClientSession session) {
    return Optional.ofNullable(session.present()).map(ticket -> new OneOf(session, ticket));
  }

  /**
   * Somebody has measured that another node is nearer: they are asked to go on there, where it has
   * room. Waits for nothing.
   *
   * @param origin of that node, RFC 6454
   */
  void nearer(ClientSession session, String origin) {
    ResumeTicket ticket = session.present();
    if (ticket != null) {
      nextDoor
          .nearer(
              ticket.who().roomId(),
              LanguageWish.tag(ticket.languages().speak()),
              LanguageWish.tag(ticket.languages().hear()),
              origin)
          .ifPresent(to -> new OneOf(session, ticket).send(to, Reason.NEARER, _ -> {}));
    }
  }

  @Override
  public Moves moves() {
    return new Moves(done.sum(), failed.sum());
  }

  private void count(Departure.End end) {
    switch (end) {
      case MOVED -> done.increment();
      case STAYED -> failed.increment();
      case GONE -> {}
    }
  }

  private final class OneOf implements Traveller {

    private final ClientSession session;
    private final ResumeTicket ticket;

    OneOf(ClientSession session, ResumeTicket ticket) {
      this.session = session;
      this.ticket = ticket;
    }

    @Override
    public String roomId() {
      return ticket.who().roomId();
    }

    @Override
    public String participantId() {
      return ticket.who().participantId();
    }

    @Override
    public Optional<GridNode> choose(@Nullable UUID preferred, Set<UUID> not) {
      return nextDoor.refuge(
          roomId(),
          LanguageWish.tag(ticket.languages().speak()),
          LanguageWish.tag(ticket.languages().hear()),
          preferred,
          not);
    }

    @Override
    public void send(GridNode to, Reason reason, Consumer<Departure.End> listener) {
      Consumer<Departure.End> told =
          end -> {
            count(end);
            listener.accept(end);
          };
      var move =
          new ServerMessage.Move(
              to.advert().url(), tickets.make(ticket), reason.wire(), within.toMillis());
      try {
        session.move(move, new Departure(ticket.incarnation() + 1, within, told));
      } catch (RejectedExecutionException e) {
        told.accept(Departure.End.STAYED);
      }
    }
  }
}
