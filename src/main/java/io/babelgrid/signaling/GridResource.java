package io.babelgrid.signaling;

import io.babelgrid.grid.GridNode;
import io.babelgrid.grid.MediaHomes;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
   */
  record Candidate(UUID id, String name, URI url, String region) {

    static Candidate of(GridNode node) {
      return new Candidate(
          node.id().node(), node.advert().name(), node.advert().url(), node.advert().region());
    }
  }

  private final MediaHomes homes;

  @Inject
  GridResource(MediaHomes homes) {
    this.homes = homes;
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
  public List<Candidate> nodes(
      @QueryParam("room") @NotNull @Pattern(regexp = Ids.PATTERN) String room,
      @QueryParam("speak") @Nullable String speak,
      @QueryParam("hear") @Nullable String hear) {
    return homes.candidates(room, speak, hear).stream().map(Candidate::of).toList();
  }
}
