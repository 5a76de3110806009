package io.babelgrid.boot;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Quarkus will read later, read before it starts: system properties, environment, {@code
 * .env}, {@code config/application.properties}, {@code application.properties}, in this order.
 */
final class BootConfig {

  private static final int FILE_ORDINAL = 260;
  private static final int CLASS_PATH_ORDINAL = 250;

  private final SmallRyeConfig config;

  private BootConfig(SmallRyeConfig config) {
    this.config = config;
  }

  static BootConfig read() {
    var builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .withProfile(Optional.ofNullable(System.getenv("QUARKUS_PROFILE")).orElse("prod"))
            .withSources(new DotEnvConfigSourceProvider());
    try {
      Path file = Path.of("config", "application.properties");
      if (Files.exists(file)) {
        builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), FILE_ORDINAL));
      }
      URL own = BootConfig.class.getResource("/application.properties");
      if (own != null) {
        builder.withSources(new PropertiesConfigSource(own, CLASS_PATH_ORDINAL));
      }
    } catch (IOException e) {
      throw new StartupException("the configuration cannot be read", e);
    }
    return new BootConfig(builder.build());
  }

  Path dataDir() {
    return get("babelgrid.data.dir", Path.class, Path.of(NodeConfig.DATA_DIR));
  }

  Path modelsDir() {
    return get("babelgrid.models.dir", Path.class, Path.of(NodeConfig.MODELS_DIR));
  }

  boolean lan() {
    return get("babelgrid.lan", Boolean.class, false);
  }

  String httpHost() {
    return get("quarkus.http.host", String.class, "localhost");
  }

  int httpPort() {
    return get("quarkus.http.port", Integer.class, 8080);
  }

  int httpsPort() {
    return get("quarkus.http.ssl-port", Integer.class, 8443);
  }

  int mediaPort() {
    return get("babelgrid.media.port", Integer.class, Integer.valueOf(NodeConfig.MEDIA_PORT));
  }

  /** Whether this node understands and speaks by itself. */
  boolean works() {
    return !grid() || get("babelgrid.grid.roles", String.class, "work").contains("work");
  }

  /** Whether this node is one of many. */
  boolean grid() {
    return get("babelgrid.grid.enabled", Boolean.class, false);
  }

  /** Where other nodes reach it; 0 for any that is free. */
  int linkPort() {
    return get("babelgrid.grid.link.port", Integer.class, 10001);
  }

  /** Whether it makes room for itself beside others on this machine. */
  boolean beside() {
    return get("babelgrid.grid.beside", Boolean.class, false);
  }

  Optional<URI> databaseUrl() {
    return optional("babelgrid.db.url", URI.class);
  }

  /** Where the programs of the built-in database are already; else they are unpacked. */
  Optional<Path> databaseProgram() {
    return optional("babelgrid.db.program", Path.class);
  }

  /** Whether Quarkus is told of a database by its own keys. */
  boolean hasOwnDatasource() {
    return optional("quarkus.datasource.reactive.url", String.class).isPresent();
  }

  /** Whether Quarkus is told of a certificate by its own keys. */
  boolean hasOwnCertificate() {
    return optional("quarkus.http.ssl.certificate.files", String.class).isPresent()
        || optional("quarkus.http.ssl.certificate.key-store-file", String.class).isPresent();
  }

  private <T> T get(String key, Class<T> type, T otherwise) {
    return optional(key, type).orElse(otherwise);
  }

  private <T> Optional<T> optional(String key, Class<T> type) {
    try {
      return config.getOptionalValue(key, type);
    } catch (IllegalArgumentException e) {
      throw new StartupException(key + " has a value that is none", e);
    }
  }
}
