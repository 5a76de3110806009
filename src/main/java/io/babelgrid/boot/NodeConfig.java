package io.babelgrid.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What several parts of a node go by; each key is explained in application.properties. Its defaults
 * are written here alone: {@link BootConfig} reads the same before the service starts.
 */
@ConfigMapping(prefix = "babelgrid")
public interface NodeConfig {

  String DATA_DIR = "data";
  String MODELS_DIR = "models/cache";
  String MEDIA_PORT = "10000";

  @WithDefault("false")
  boolean lan();

  Data data();

  Models models();

  Media media();

  Debug debug();

  Db db();

  interface Data {
    @WithDefault(DATA_DIR)
    Path dir();
  }

  interface Models {
    @WithDefault(MODELS_DIR)
    Path dir();
  }

  interface Media {
    /** UDP port of all media. */
    @WithDefault(MEDIA_PORT)
    int port();
  }

  interface Debug {
    /** Whether other machines see the inner state. */
    @WithDefault("false")
    boolean remote();
  }

  interface Db {
    /** {@code postgresql://user:password@host:port/database}; empty starts the built-in one. */
    Optional<URI> url();

    /** Where the programs of the built-in one are; empty unpacks them into the data directory. */
    Optional<Path> program();
  }
}
