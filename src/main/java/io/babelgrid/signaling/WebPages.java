package io.babelgrid.signaling;

import io.babelgrid.boot.NodeConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the page reaches browsers: one page for all rooms, and only over TLS from elsewhere. */
@ApplicationScoped
class WebPages {

  /** Before everything else. */
  private static final int FIRST = 1000;

  private static final int PERMANENT_REDIRECT = 308;

  private final NodeConfig config;
  private final int tlsPort;

  @Inject
  WebPages(NodeConfig config, @ConfigProperty(name = "quarkus.http.ssl-port") int tlsPort) {
    this.config = config;
    this.tlsPort = tlsPort;
  }

  /** The page itself reads the room from its address. */
  void route(@Observes Router router) {
    router.get("/r/*").handler(request -> request.reroute("/index.html"));
  }

  void guard(@Observes Filters filters) {
    if (config.lan()) {
      filters.register(this::redirectFromPlainHttp, FIRST);
    }
  }

  /**
   * Browsers give the camera to pages over TLS only, or to pages of their own machine. Probes are
   * no browsers, and the only ones that get here by a name that is not ours.
   */
  private void redirectFromPlainHttp(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    boolean probe = routing.normalizedPath().startsWith("/q/health");
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
