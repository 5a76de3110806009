package io.babelgrid.signaling;

import io.babelgrid.grid.Decisions;
import io.babelgrid.grid.GridConfig;
import io.babelgrid.grid.GridView;
import io.babelgrid.grid.MediaHomes;
import io.babelgrid.grid.Registry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where somebody may join: this node, and others of its grid. */
@Path("/api")
@Tag(name = "grid")
class GridResource {

  /**
   * @param url without a path
   * @param here whether it is the node that was asked
   * @param inRoom whether somebody is in the room there
   */
  record Candidate(UUID id, String name, URI url, String region, boolean here, boolean inRoom) {

    static Candidate of(MediaHomes.Candidate one) {
      NodeView node = NodeView.of(one.node());
      return new Candidate(
          node.id(), node.name(), node.url(), node.region(), one.here(), one.inRoom());
    }
  }

  /**
   * @param fresh whether the database answered lately; otherwise it is what was known last
   */
  record GridPage(boolean enabled, UUID self, boolean fresh, List<GridNodeView> nodes) {}

  private final MediaHomes homes;
  private final Registry registry;
  private final GridConfig config;
  private final OperatorGuard guard;
  private final Decisions decisions;

  @Inject
  GridResource(
      MediaHomes homes,
      Registry registry,
      GridConfig config,
      OperatorGuard guard,
      Decisions decisions) {
    this.homes = homes;
    this.decisions = decisions;
    this.registry = registry;
    this.config = config;
    this.guard = guard;
  }

  @GET
  @Path("grid")
  @Operation(summary = "All nodes, how they are, and the links between them, for operators")
  @APIResponse(responseCode = "401", description = "Without a token that has gridView")
  public GridPage grid(
      @HeaderParam("Authorization") @Nullable String authorization,
      @Context HttpServerRequest request) {
    guard.mayLook(request, authorization);
    GridView view = registry.view();
    return new GridPage(
        config.enabled(),
        view.self().id().node(),
        view.fresh(),
        view.all().map(GridNodeView::of).toList());
  }

  @GET
  @Path("ping")
  @Operation(summary = "Nothing, as fast as can be: a page measures with it how far away a node is")
  @APIResponse(responseCode = "204", description = "Here")
  public void ping() {
    // 204 is what JAX-RS answers when there is nothing to say.
  }

  @GET
  @Path("nodes")
  @Operation(summary = "At most 4 nodes to join that room at, the likeliest first, to be measured")
  public Uni<List<Candidate>> nodes(
      @QueryParam("room") @NotNull @Pattern(regexp = Ids.PATTERN) String room,
      @QueryParam("speak") @Nullable String speak,
      @QueryParam("hear") @Nullable String hear) {
    String understood = LanguageWish.tag(speak);
    String spoken = LanguageWish.tag(hear);
    return homes
        .candidates(room, understood, spoken)
        .invoke(found -> decisions.made(found.placement(understood, spoken)))
        .map(found -> found.candidates().stream().map(Candidate::of).toList());
  }
}
