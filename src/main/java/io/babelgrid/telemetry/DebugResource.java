package io.babelgrid.telemetry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/**
 * The node's inner state, for people on the node itself: the edge hides {@code /api/debug} from
 * others unless {@code babelgrid.debug.remote} is set.
 */
@Path("/api/debug")
@Produces(MediaType.APPLICATION_JSON)
public class DebugResource {

  private final DebugState state;

  DebugResource(DebugState state) {
    this.state = state;
  }

  /** State by part. */
  @GET
  public Map<String, Object> now() {
    return state.now();
  }
}
