package io.babelgrid.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.babelgrid.grid.Decisions;
import io.babelgrid.grid.Explanation;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.Placement;
import io.babelgrid.grid.Reason;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why this node sent people where it did. */
@Path("/api/grid/decisions")
@Tag(name = "grid")
class DecisionsResource {

  /**
   * @param dryRun whether people stay where they are, whatever is decided
   * @param decisions the newest first
   */
  record Page(boolean dryRun, List<View> decisions) {}

  /**
   * One decision.
   *
   * @param nodes that were chosen, the best first; none when nobody had room
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      Instant at,
      String kind,
      @Nullable String reason,
      @Nullable UUID stay,
      @Nullable String speak,
      @Nullable String hear,
      boolean dryRun,
      List<UUID> nodes,
      @Nullable Explanation explanation) {

    static View of(Decisions.Kept kept) {
      Placement placement = kept.placement();
      Reason reason = placement.reason();
      return new View(
          Instant.ofEpochMilli(kept.atMs()),
          placement.kind(),
          reason == null ? null : reason.wire(),
          placement.stay(),
          placement.speak(),
          placement.hear(),
          placement.dryRun(),
          placement.choices().stream().map(Placement.Choice::node).toList(),
          placement.explanation());
    }
  }

  private final Decisions decisions;
  private final GridConfig config;
  private final OperatorGuard guard;

  @Inject
  DecisionsResource(Decisions decisions, GridConfig config, OperatorGuard guard) {
    this.decisions = decisions;
    this.config = config;
    this.guard = guard;
  }

  @GET
  @Operation(summary = "What this node decided lately, and why, for operators")
  @APIResponse(responseCode = "401", description = "Without a token that has gridView")
  public Page decisions(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayLook(request, authorization);
    return new Page(config.dryRun(), decisions.latest().stream().map(View::of).toList());
  }
}
