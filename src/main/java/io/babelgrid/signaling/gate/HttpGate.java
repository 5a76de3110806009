package io.babelgrid.signaling.gate;

import io.babelgrid.boot.NodeConfig;
import io.babelgrid.pipeline.Allowances;
import io.babelgrid.pipeline.NanoClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/** What every request passes, before anything is read, looked up or answered. */
@ApplicationScoped
class HttpGate {

  /** Before the redirect to HTTPS, which repeats the name. */
  private static final int FIRST = 2000;

  /** Of a path's segment: JAX-RS does not compare them. */
  private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

  private static final int NOT_FOUND = 404;
  private static final int MISDIRECTED = 421;
  private static final int TOO_MANY_REQUESTS = 429;

  private final GateConfig config;
  private final HostNames names;
  private final Allowances<String> buckets;
  private final boolean remoteDebug;
  private final Networks monitors;
  private final NanoClock clock;
  private final MeterRegistry meters;

  @Inject
  HttpGate(
      GateConfig config, HostNames names, NodeConfig node, NanoClock clock, MeterRegistry meters) {
    this.config = config;
    this.names = names;
    this.buckets =
        new Allowances<>(config.requestsPerSecond(), config.requestsAtOnce(), config.callers());
    this.remoteDebug = node.debug().remote();
    this.monitors =
        new Networks(config.metricsFrom().orElse(List.of()), "babelgrid.http.metrics-from");
    this.clock = clock;
    this.meters = meters;
  }

  void guard(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String path = MATRIX_PARAMETERS.matcher(routing.normalizedPath()).replaceAll("");
    // Probes come by the address of the machine or the container, whatever that is.
    if (!isUnder(path, "/q/health")
        && !names.isOurs(request.authority(), Caller.address(request.localAddress()))) {
      refuse(
          routing,
          MISDIRECTED,
          "unknown_host",
          "this service has another name; its operator can add names with babelgrid.http.hosts");
      return;
    }
    Caller caller = Caller.of(request);
    boolean shown =
        remoteDebug
            || caller.here()
            || isUnder(path, "/q/metrics")
                && !Caller.isForwarded(request)
                && monitors.contain(Caller.address(request.remoteAddress()));
    if (isInnerState(path) && !shown) {
      refuse(routing, NOT_FOUND, "not_found", "only the machine itself is shown this");
      return;
    }
    if (isUnder(path, "/api/rooms") && !buckets.take(caller.network(), clock.nowNs())) {
      routing.response().putHeader("Retry-After", "1");
      refuse(routing, TOO_MANY_REQUESTS, "rate_limited", "too many requests; try again");
      return;
    }
    endSlowBody(routing);
    routing.next();
  }

  private static boolean isInnerState(String path) {
    return isUnder(path, "/api/debug") || isUnder(path, "/q") && !isUnder(path, "/q/health");
  }

  private static boolean isUnder(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }

  /** A body that comes byte by byte would hold its connection as long as it likes. */
  private void endSlowBody(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.headers().contains("Content-Length")
        || request.headers().contains("Transfer-Encoding")) {
      long timer =
          routing
              .vertx()
              .setTimer(
                  config.bodyTimeout().toMillis(),
                  _ -> {
                    if (!request.isEnded()) {
                      count("slow_body");
                      request.connection().close();
                    }
                  });
      routing.addEndHandler(_ -> routing.vertx().cancelTimer(timer));
    }
  }

  private void refuse(RoutingContext routing, int status, String code, String detail) {
    count(code);
    var response = routing.response().setStatusCode(status);
    var problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", response.getStatusMessage())
            .put("status", status)
            .put("detail", detail)
            .put("code", code);
    response.putHeader("Content-Type", "application/problem+json").end(problem.encode());
  }

  private void count(String code) {
    meters.counter("babelgrid.http.refused", "code", code).increment();
  }
}
