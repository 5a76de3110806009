package io.babelgrid.signaling;

import io.babelgrid.budget.ServicePlan;
import io.babelgrid.pipeline.Allowance;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.room.RoomJournal;
import io.babelgrid.store.RoomStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tokens to join a room with. */
@Path("/api/rooms/{id}/tokens")
@Tag(name = "rooms")
class TokenResource {

  /** A call begins without the database too. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /**
   * @param hostKey of who made the room; one that does not fit makes no host
   */
  record Guest(@NotNull String name, @Nullable String hostKey) {}

  record TokenView(
      String token,
      String participantId,
      Instant expiresAt,
      boolean host,
      boolean keepsTranscripts) {}

  private final TokenService tokens;
  private final TokenConfig config;
  private final RoomJournal journal;
  private final RoomStore store;
  private final NanoClock clock;

  /** Guarded by itself. */
  private final Allowance rate;

  @Inject
  TokenResource(
      TokenService tokens,
      TokenConfig config,
      RoomJournal journal,
      RoomStore store,
      NanoClock clock) {
    this.tokens = tokens;
    this.config = config;
    this.journal = journal;
    this.store = store;
    this.clock = clock;
    this.rate = new Allowance(config.perSecond(), config.perSecond());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "A token to join a room with; the room is made if it is new")
  @APIResponse(responseCode = "201", description = "The token and whom it names")
  @APIResponse(responseCode = "403", description = "This service has no guests")
  public Uni<Response> create(
      @PathParam("id") @Pattern(regexp = Ids.PATTERN) String id, @NotNull @Valid Guest guest) {
    if (!config.guests()) {
      throw new ProblemException(
          Status.FORBIDDEN, "no_guests", "tokens for this service come from its operator");
    }
    String name = Names.read("name", guest.name());
    synchronized (rate) {
      if (!rate.take(clock.nowNs())) {
        throw new ProblemException(
            Status.TOO_MANY_REQUESTS, "rate_limited", "too many ask for tokens; try again");
      }
    }
    journal.named(id);
    return terms(id, guest.hostKey()).map(terms -> response(tokens.guest(id, name, terms)));
  }

  /** What the room asks for; the best when that cannot be known now. */
  private Uni<RoomTerms> terms(String roomId, @Nullable String hostKey) {
    return store
        .find(roomId)
        .map(found ->
            found
                .map(room ->
                    new RoomTerms(
                        ServicePlan.of(room.service()),
                        room.keepTranscripts(),
                        room.isHostedBy(hostKey)))
                .orElse(RoomTerms.UNKNOWN))
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(RoomTerms.UNKNOWN)
        .onFailure()
        .recoverWithItem(RoomTerms.UNKNOWN);
  }

  private static Response response(TokenService.Signed signed) {
    var view =
        new TokenView(
            signed.token(),
            signed.content().participantId(),
            signed.content().expiresAt(),
            signed.content().host(),
            signed.content().keepsTranscripts());
    return Response.status(Status.CREATED).entity(view).build();
  }
}
