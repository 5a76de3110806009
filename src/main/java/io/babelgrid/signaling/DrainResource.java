package io.babelgrid.signaling;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Emptying this node, for who looks after it. */
@Path("/api/node/drain")
@Tag(name = "node")
class DrainResource {

  private static final long DAY_S = 86_400;

  /**
   * @param deadlineS when it ends at last; null for {@code babelgrid.grid.drain}
   * @param ratePerS people asked in a second; null for {@code babelgrid.grid.drain-per-second}
   */
  record Wish(
      @Min(1) @Max(DAY_S) @Nullable Long deadlineS,
      @DecimalMin("0.1") @DecimalMax("50") @Nullable Double ratePerS) {}

  private final NodeDrain drain;
  private final OperatorGuard guard;

  @Inject
  DrainResource(NodeDrain drain, OperatorGuard guard) {
    this.drain = drain;
    this.guard = guard;
  }

  @POST
  @Operation(summary = "Takes nobody new, and moves who is here to other nodes; goes on if it does")
  @APIResponse(responseCode = "202", description = "Begun; GET tells how far it is")
  @APIResponse(responseCode = "401", description = "Without a token that has nodeDrain")
  @APIResponse(responseCode = "409", description = "This node is alone")
  public Response drain(
      @Valid @Nullable Wish wish,
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayDrain(request, authorization);
    Long deadlineS = wish == null ? null : wish.deadlineS();
    boolean begun =
        drain.start(
            deadlineS == null ? null : Duration.ofSeconds(deadlineS),
            wish == null ? null : wish.ratePerS());
    if (!begun) {
      throw new ProblemException(Status.CONFLICT, "no_grid", "there is no other node to go to");
    }
    return Response.accepted(drain.view()).build();
  }

  @GET
  @Operation(summary = "How far the emptying of this node is")
  @APIResponse(responseCode = "401", description = "Without a token that has nodeDrain")
  public NodeDrain.View progress(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayDrain(request, authorization);
    return drain.view();
  }

  @DELETE
  @Operation(summary = "Calls it off: the node takes people again")
  @APIResponse(responseCode = "401", description = "Without a token that has nodeDrain")
  public NodeDrain.View cancel(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayDrain(request, authorization);
    drain.cancel();
    return drain.view();
  }
}
