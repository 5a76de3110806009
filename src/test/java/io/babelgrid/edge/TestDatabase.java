package io.babelgrid.edge;

import io.babelgrid.boot.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** The built-in PostgreSQL, as in the service itself. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

  private static volatile EmbeddedPostgres postgres;

  /** The running server, to be stopped and started by tests. */
  static EmbeddedPostgres server() {
    return postgres;
  }

  @Override
  public Map<String, String> start() {
    postgres = EmbeddedPostgres.start(Path.of(EdgeProfile.DATA, "postgres"));
    String url =
        "postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database();
    return Map.of(
        "quarkus.datasource.reactive.url",
        url,
        "quarkus.datasource.jdbc.url",
        "jdbc:" + url,
        "quarkus.datasource.username",
        postgres.user(),
        "quarkus.datasource.password",
        postgres.password());
  }

  @Override
  public void stop() {
    postgres.close();
  }
}
