package io.babelgrid.signaling;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A room's address is served by the page, which reads the room from it. */
@ApplicationScoped
class PageRoutes {

  void route(@Observes Router router) {
    router.getWithRegex("/r/[^/]+").handler(request -> request.reroute("/index.html"));
  }
}
