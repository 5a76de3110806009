package io.babelgrid.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What is read before the service starts; each key is explained in application.properties. */
@ConfigMapping(prefix = "babelgrid")
public interface NodeConfig {

  @WithDefault("false")
  boolean lan();

  Data data();

  Models models();

  Db db();

  interface Data {
    @WithDefault("data")
    Path dir();
  }

  interface Models {
    @WithDefault("models/cache")
    Path dir();
  }

  interface Db {
    /** {@code postgresql://user:password@host:port/database}; empty starts the built-in one. */
    Optional<URI> url();
  }
}
