package io.babelgrid.signaling;

import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.GridView;
import io.babelgrid.grid.MediaHomes;
import io.babelgrid.grid.NextDoor;
import io.babelgrid.grid.Registry;
import io.babelgrid.lifecycle.NodeState;
import io.babelgrid.room.NodeEpoch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What clients are told of the grid. Nothing where this node is alone. Any thread. */
@ApplicationScoped
class GridDesk {

  private final GridConfig config;
  private final Registry registry;
  private final MediaHomes homes;
  private final NextDoor nextDoor;
  private final ResumeTickets tickets;
  private final NodeEpoch self;

  @Inject
  GridDesk(
      GridConfig config,
      Registry registry,
      MediaHomes homes,
      NextDoor nextDoor,
      ResumeTickets tickets,
      NodeEpoch self) {
    this.config = config;
    this.registry = registry;
    this.homes = homes;
    this.nextDoor = nextDoor;
    this.tickets = tickets;
    this.self = self;
  }

  /** For a client that comes with that token; null without a grid. */
  @Nullable TicketPace pace(JoinToken token) {
    return config.enabled() ? new TicketPace(token, self.node(), config.ticketEvery()) : null;
  }

  NodeView here() {
    return NodeView.of(registry.view().self());
  }

  /** Names of the nodes on the way from one here, both included. */
  List<String> way(NodeEpoch from) {
    GridView view = registry.view();
    return Stream.concat(view.find(from.node()).stream(), Stream.of(view.self()))
        .map(node -> node.advert().name())
        .toList();
  }

  ServerMessage.GridTerms terms(ResumeTicket ticket) {
    return new ServerMessage.GridTerms(
        tickets.make(ticket), nodes(ticket), config.ping().toMillis(), config.silent().toMillis());
  }

  ServerMessage.Ticket renewed(ResumeTicket ticket) {
    return new ServerMessage.Ticket(tickets.make(ticket), nodes(ticket));
  }

  /** Where somebody may go on. */
  private List<NodeView> nodes(ResumeTicket ticket) {
    return homes
        .known(
            ticket.who().roomId(),
            LanguageWish.tag(ticket.languages().speak()),
            LanguageWish.tag(ticket.languages().hear()))
        .stream()
        .map(candidate -> NodeView.of(candidate.node()))
        .toList();
  }

  /** {@link NextDoor#elsewhere}. */
  Optional<ServerMessage.Redirect> elsewhere(
      String roomId, @Nullable String speak, @Nullable String hear, boolean settled) {
    return nextDoor
        .elsewhere(roomId, LanguageWish.tag(speak), LanguageWish.tag(hear), settled)
        .map(sent -> new ServerMessage.Redirect(sent.node().advert().url(), sent.reason().wire()));
  }

  /** Whether nobody may come in any more who is told so. */
  boolean isClosing() {
    return config.enabled() && registry.view().self().state() == NodeState.DRAINING;
  }
}
