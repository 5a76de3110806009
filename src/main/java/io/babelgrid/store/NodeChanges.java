package io.babelgrid.store;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * News of nodes and of glossaries that were replaced at one of them, by PostgreSQL's NOTIFY: 1.3 ms
 * instead of up to a second. A connection of its own, opened on need and again whenever it breaks.
 *
 * @see <a href="https://www.postgresql.org/docs/15/sql-notify.html">NOTIFY</a>
 */
@ApplicationScoped
public class NodeChanges {

  static final String CHANNEL = "babelgrid_node";

  private static final Logger LOG = Logger.getLogger(NodeChanges.class);
  private static final String REACTIVE = "quarkus.datasource.reactive.";

  /** As Quarkus calls it when a host is not asked for its name; Vert.x has nothing for it. */
  private static final String NO_NAME = "NONE";

  private static final long RETRY_MS = 5_000;

  private final Vertx vertx;
  private final Config config;
  private final GlossaryStore glossaries;
  private @Nullable PgSubscriber subscriber;

  @Inject
  NodeChanges(Vertx vertx, Config config, GlossaryStore glossaries) {
    this.vertx = vertx;
    this.config = config;
    this.glossaries = glossaries;
  }

  /**
   * @param changed called on an event loop, must not wait
   */
  public synchronized void listen(Runnable changed) {
    PgConnectOptions options = PgConnectOptions.fromUri(value(REACTIVE + "url").orElseThrow());
    value("quarkus.datasource.username").ifPresent(options::setUser);
    value("quarkus.datasource.password").ifPresent(options::setPassword);
    // What the pool is told of TLS is not in its URL.
    value(REACTIVE + "trust-all").map(Boolean::parseBoolean).ifPresent(options::setTrustAll);
    value(REACTIVE + "hostname-verification-algorithm")
        .filter(name -> !NO_NAME.equals(name))
        .ifPresent(options::setHostnameVerificationAlgorithm);
    value(REACTIVE + "trust-certificate-pem.certs")
        .map(file -> new PemTrustOptions().addCertPath(file))
        .ifPresent(options::setPemTrustOptions);
    PgSubscriber opened = PgSubscriber.subscriber(vertx, options);
    opened.reconnectPolicy(_ -> RETRY_MS);
    opened.channel(CHANNEL).handler(_ -> changed.run());
    opened
        .channel(GlossaryStore.CHANNEL)
        .subscribeHandler(_ -> glossaries.changed())
        .handler(glossaries::changed);
    subscriber = opened;
    opened
        .connect()
        .onFailure(
            e -> LOG.debugf("news of nodes come with the next beat only: %s", e.getMessage()));
  }

  private Optional<String> value(String key) {
    return config.getOptionalValue(key, String.class);
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    if (subscriber != null) {
      subscriber.close();
    }
  }
}
