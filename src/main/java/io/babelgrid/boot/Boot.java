package io.babelgrid.boot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes ready what the service needs and tells Quarkus of it by system properties. Used by the main
 * thread; the shutdown hook only waits for it.
 */
public final class Boot implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Boot.class);
  static final String ANYWHERE = "0.0.0.0";
  private static final long LONGEST_STOP_S = 45;

  /** That a built-in database has connections for, where there are several. */
  private static final int NODES = 12;

  private final DataDirectory data;
  private final @Nullable EmbeddedPostgres postgres;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Boot(DataDirectory data, @Nullable EmbeddedPostgres postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  /**
   * @throws StartupException when something is not as it must be
   */
  public static Boot prepare() {
    BootConfig config = BootConfig.read();
    NodePlace place = NodePlace.take(config, config.lan() ? ANYWHERE : config.httpHost());
    if (config.works()) {
      Preflight.models(config.modelsDir());
    }
    Advice.of(System::getProperty, Advice.isRoot()).forEach(Boot::say);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Preflight.temporary(temporary);
    Advice.removeLeftovers(temporary);
    if (config.beside()) {
      settle(place);
    }
    DataDirectory data = place.data();
    if (config.lan()) {
      serveLan(config, data);
    }
    var boot = new Boot(data, database(config, data));
    // The virtual machine must not end before the database did, and that not before the service.
    Runtime.getRuntime().addShutdownHook(new Thread(boot::awaitClosed, "boot-close"));
    return boot;
  }

  /** The log is not there yet. */
  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.err.println(line);
  }

  private static void settle(NodePlace place) {
    set("quarkus.http.port", Integer.toString(place.httpPort()));
    set("quarkus.http.ssl-port", Integer.toString(place.httpsPort()));
    set("babelgrid.media.port", Integer.toString(place.mediaPort()));
    set("babelgrid.grid.link.port", Integer.toString(place.linkPort()));
    set("babelgrid.data.dir", place.data().path().toString());
  }

  private static void serveLan(BootConfig config, DataDirectory data) {
    set("quarkus.http.host", ANYWHERE);
    if (config.hasOwnCertificate()) {
      return;
    }
    List<String> names = new ArrayList<>(List.of("localhost"));
    LanAddresses.hostName().ifPresent(names::add);
    List<String> addresses = new ArrayList<>(List.of("127.0.0.1"));
    addresses.addAll(LanAddresses.all());
    var certificate = LanCertificate.in(data.resolve("tls"), names, addresses, Instant.now());
    set("quarkus.http.ssl.certificate.files", certificate.certificate().toString());
    set("quarkus.http.ssl.certificate.key-files", certificate.key().toString());
  }

  private static @Nullable EmbeddedPostgres database(BootConfig config, DataDirectory data) {
    if (config.hasOwnDatasource()) {
      return null;
    }
    if (config.databaseUrl().isPresent()) {
      DatabaseUrl.keys(config.databaseUrl().get()).forEach(Boot::set);
      return null;
    }
    say("Starting the database ...");
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            data.resolve("postgres"), config.grid() ? NODES : 1, config.databaseProgram());
    datasource(postgres.host(), postgres.port(), "/" + postgres.database());
    set("quarkus.datasource.username", postgres.user());
    set("quarkus.datasource.password", postgres.password());
    return postgres;
  }

  private static void datasource(String host, int port, String path) {
    String url = "postgresql://" + host + ":" + port + path;
    set("quarkus.datasource.reactive.url", url);
    set("quarkus.datasource.jdbc.url", "jdbc:" + url);
  }

  private static void set(String key, String value) {
    System.setProperty(key, value);
  }

  /** To be called when the service has stopped. */
  @Override
  public void close() {
    try {
      if (postgres != null) {
        postgres.close();
      }
      data.close();
    } catch (RuntimeException e) {
      LOG.error("not everything was put away", e);
    } finally {
      closed.countDown();
    }
  }

  private void awaitClosed() {
    try {
      if (!closed.await(LONGEST_STOP_S, TimeUnit.SECONDS)) {
        close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
