package io.babelgrid.signaling;

import io.babelgrid.pipeline.MediaReach;
import io.babelgrid.room.MediaPlane;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How media get from a browser to this node. */
@Path("/api/ice")
@Tag(name = "node")
class IceResource {

  /**
   * @param reach how to find out whether UDP gets here
   * @param relays whether there are TURN servers for those whose network lets no UDP through
   * @param iceServers with a password for this caller; empty without relays, and for strangers
   *     where guests are not let in
   * @param expiresAt until when that password is taken; null without one
   */
  record Ways(
      MediaReach reach,
      boolean relays,
      List<TurnServers.IceServer> iceServers,
      @Nullable Instant expiresAt) {}

  private final MediaPlane media;
  private final TurnServers turn;
  private final TokenService tokens;
  private final TokenConfig config;

  @Inject
  IceResource(MediaPlane media, TurnServers turn, TokenService tokens, TokenConfig config) {
    this.media = media;
    this.turn = turn;
    this.tokens = tokens;
    this.config = config;
  }

  @GET
  @Operation(
      summary = "How media get here: a way to try it, and TURN servers with a password for a while",
      description =
          "Where guests are not let in, servers are told to holders of a join token for the room.")
  public Response ways(
      @QueryParam("room") @Nullable @Pattern(regexp = Ids.PATTERN) String room,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    Optional<TurnServers.Pass> pass =
        mayRelay(room, authorization) ? turn.pass(Instant.now()) : Optional.empty();
    var ways =
        new Ways(
            media.reach(),
            turn.any(),
            pass.map(TurnServers.Pass::server).stream().toList(),
            pass.map(TurnServers.Pass::expiresAt).orElse(null));
    return Response.ok(ways).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** A relay that strangers may use carries what they like, to this node's address at least. */
  private boolean mayRelay(@Nullable String room, @Nullable String authorization) {
    if (config.guests()) {
      return true;
    }
    Optional<String> bearer = Bearer.of(authorization);
    if (room == null || bearer.isEmpty()) {
      return false;
    }
    try {
      tokens.verify(bearer.get(), room);
      return true;
    } catch (UnauthorizedException e) {
      return false;
    }
  }
}
