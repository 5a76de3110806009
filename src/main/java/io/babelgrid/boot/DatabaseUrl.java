package io.babelgrid.boot;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code babelgrid.db.url} says, like {@code
 * postgresql://user:password@host:port/database?sslmode=require}, as keys of Quarkus' two drivers.
 * Options are those of PostgreSQL's own clients, of which the reactive driver takes some by keys.
 *
 * @see <a href="https://www.postgresql.org/docs/17/libpq-ssl.html">What sslmode protects from</a>
 */
final class DatabaseUrl {

  private static final String REACTIVE = "quarkus.datasource.reactive.";
  private static final int PORT = 5432;

  /** Where the certificates are whose signature on the server's is believed, PEM. */
  private static final String AUTHORITIES = "sslrootcert";

  private DatabaseUrl() {}

  /**
   * @throws StartupException when it is none, or asks for what cannot be
   */
  static Map<String, String> keys(URI url) {
    if (!"postgresql".equals(url.getScheme()) || url.getHost() == null || url.getPath().isEmpty()) {
      throw new StartupException("babelgrid.db.url must be like postgresql://host:5432/database");
    }
    Map<String, String> options = options(url.getRawQuery());
    Map<String, String> keys = new HashMap<>(tls(options));
    int port = url.getPort() < 0 ? PORT : url.getPort();
    String database = "postgresql://" + url.getHost() + ":" + port + url.getPath();
    keys.put("quarkus.datasource.jdbc.url", "jdbc:" + database + query(options));
    options.remove(AUTHORITIES);
    keys.put(REACTIVE + "url", database + query(options));
    String user = url.getRawUserInfo();
    if (user != null) {
      String[] parts = user.split(":", 2);
      keys.put("quarkus.datasource.username", decoded(parts[0]));
      if (parts.length > 1) {
        keys.put("quarkus.datasource.password", decoded(parts[1]));
      }
    }
    return keys;
  }

  /** The reactive driver asks for what is believed whatever the mode is, and for a host's name. */
  private static Map<String, String> tls(Map<String, String> options) {
    String mode = options.getOrDefault("sslmode", "disable");
    return switch (mode) {
      case "disable" -> Map.of();
      case "allow", "prefer", "require" -> Map.of(REACTIVE + "trust-all", "true");
      case "verify-ca", "verify-full" -> {
        String authorities = options.get(AUTHORITIES);
        if (authorities == null) {
          throw new StartupException(
              "babelgrid.db.url: sslmode=" + mode + " wants sslrootcert=FILE beside it");
        }
        yield Map.of(
            REACTIVE + "trust-certificate-pem",
            "true",
            REACTIVE + "trust-certificate-pem.certs",
            decoded(authorities),
            REACTIVE + "hostname-verification-algorithm",
            "verify-full".equals(mode) ? "HTTPS" : "NONE");
      }
      default -> throw new StartupException("babelgrid.db.url: there is no sslmode " + mode);
    };
  }

  private static Map<String, String> options(String query) {
    if (query == null) {
      return new HashMap<>();
    }
    return Arrays.stream(query.split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> pair.length > 1 ? pair[1] : "",
                (a, b) -> b,
                HashMap::new));
  }

  private static String query(Map<String, String> options) {
    return options.isEmpty()
        ? ""
        : options.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .sorted()
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
