package io.babelgrid.signaling;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.grid.GridOrigins;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the page reaches browsers: one page for all rooms, and only over TLS from elsewhere. */
@ApplicationScoped
class WebPages {

  /** Before everything else. */
  private static final int FIRST = 1000;

  private static final int PERMANENT_REDIRECT = 308;
  private static final int NO_CONTENT = 204;

  private static final String POLICY =
      "default-src 'self'; connect-src 'self' %s; img-src 'self' data: blob:; media-src 'self'"
          + " blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final Pattern OF_A_CALL =
      Pattern.compile("/api/rooms/[^/]+/(tokens|glossary|latency)");

  private final NodeConfig config;
  private final GridOrigins grid;
  private final int tlsPort;

  @Inject
  WebPages(
      NodeConfig config,
      GridOrigins grid,
      @ConfigProperty(name = "quarkus.http.ssl-port") int tlsPort) {
    this.config = config;
    this.grid = grid;
    this.tlsPort = tlsPort;
  }

  /** The page itself reads the room from its address. */
  void route(@Observes Router router) {
    router.get("/r/*").handler(request -> request.reroute("/index.html"));
    router.get("/grid").handler(request -> request.reroute("/grid.html"));
  }

  void guard(@Observes Filters filters) {
    filters.register(this::allowTheGrid, FIRST);
    if (config.lan()) {
      filters.register(this::redirectFromPlainHttp, FIRST);
    }
  }

  /**
   * The page may load what it brought and talk to where it came from, and to the grid's other nodes
   * (Content Security Policy Level 3); their pages may talk to this one (CORS, Fetch standard).
   */
  private void allowTheGrid(RoutingContext routing) {
    MultiMap headers = routing.response().headers();
    headers.set("Content-Security-Policy", POLICY.formatted(grid.sources()));
    String origin = routing.request().getHeader("Origin");
    if (origin == null || !isForTheGrid(routing.normalizedPath()) || !grid.areOurs(origin)) {
      routing.next();
      return;
    }
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Vary", "Origin");
    headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    if (routing.request().method() != HttpMethod.OPTIONS) {
      routing.next();
      return;
    }
    headers.set("Access-Control-Allow-Methods", "GET, POST, DELETE");
    headers.set("Access-Control-Allow-Headers", "Content-Type, Authorization");
    headers.set("Access-Control-Max-Age", "600");
    routing.response().setStatusCode(NO_CONTENT).end();
  }

  /** What a page asks of a node besides what it says over a WebSocket. */
  private static boolean isForTheGrid(String path) {
    return path.equals("/api/ping")
        || path.equals("/api/nodes")
        || path.equals("/api/ice")
        || OF_A_CALL.matcher(path).matches();
  }

  /**
   * Browsers give the camera to pages over TLS only, or to pages of their own machine. Probes and
   * monitors are no browsers; probes are the only ones that get here by a name that is not ours.
   */
  private void redirectFromPlainHttp(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    boolean probe = routing.normalizedPath().startsWith("/q/");
    if (request.isSSL() || isLoopback(request.remoteAddress()) || probe) {
      routing.next();
      return;
    }
    String host = request.authority() == null ? "localhost" : request.authority().host();
    routing
        .response()
        .setStatusCode(PERMANENT_REDIRECT)
        .putHeader("Location", "https://" + host + ":" + tlsPort + request.uri())
        .end();
  }

  private static boolean isLoopback(SocketAddress peer) {
    try {
      return InetAddress.getByName(peer.hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
