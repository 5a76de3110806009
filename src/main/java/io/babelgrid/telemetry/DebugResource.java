package io.babelgrid.telemetry;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The node's inner state, for people on the node itself. */
@Path("/api/debug")
@Produces(MediaType.APPLICATION_JSON)
public class DebugResource {

  private final DebugState state;
  private final boolean remote;

  DebugResource(
      DebugState state,
      @ConfigProperty(name = "babelgrid.debug.remote", defaultValue = "false") boolean remote) {
    this.state = state;
    this.remote = remote;
  }

  /**
   * State by part.
   *
   * @throws NotFoundException for other machines, unless {@code babelgrid.debug.remote} is set
   */
  @GET
  public Map<String, Object> now(@Context HttpServerRequest request) {
    String host = request.remoteAddress().hostAddress();
    if (!remote && !(host.startsWith("127.") || host.equals("0:0:0:0:0:0:0:1"))) {
      throw new NotFoundException();
    }
    return state.now();
  }
}
