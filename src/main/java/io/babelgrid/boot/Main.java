package io.babelgrid.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Starts the service, with its own database unless {@code babelgrid.db.url} names one. */
@QuarkusMain
public final class Main {

  private static final Logger LOG = Logger.getLogger(Main.class);

  private Main() {}

  public static void main(String... args) throws IOException {
    String external = System.getProperty("babelgrid.db.url");
    if (external == null && System.getProperty("quarkus.datasource.reactive.url") == null) {
      Path data = Path.of(System.getProperty("babelgrid.data.dir", "data"));
      EmbeddedDatabase database = EmbeddedDatabase.start(data);
      use("postgresql://" + database.address());
      System.setProperty("quarkus.datasource.username", "postgres");
      System.setProperty("quarkus.datasource.password", "postgres");
      Quarkus.run(null, (_, failure) -> stop(database, failure), args);
    } else {
      if (external != null) {
        use(external);
      }
      Quarkus.run(args);
    }
  }

  private static void use(String url) {
    System.setProperty("quarkus.datasource.reactive.url", url);
    System.setProperty("quarkus.datasource.jdbc.url", "jdbc:" + url);
  }

  private static void stop(
      EmbeddedDatabase database, @org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null) {
      LOG.error("Babelgrid could not run", failure);
    }
    try {
      database.close();
    } catch (IOException e) {
      LOG.warn("the database did not stop cleanly", e);
    }
  }
}
