package io.babelgrid.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Looks at what people come with: a join token, or a resume ticket. */
@ApplicationScoped
class Passes {

  private final TokenService tokens;
  private final ResumeTickets tickets;

  @Inject
  Passes(TokenService tokens, ResumeTickets tickets) {
    this.tokens = tokens;
    this.tickets = tickets;
  }

  /**
   * @throws UnauthorizedException unless it is one of both, valid, and for that room
   */
  Pass verify(@Nullable String bearer, String roomId) throws UnauthorizedException {
    if (bearer != null && ResumeTickets.isOne(bearer)) {
      ResumeTicket ticket = tickets.verify(bearer, roomId);
      return new Pass(ticket.who(), ticket);
    }
    return new Pass(tokens.verify(bearer, roomId), null);
  }
}
