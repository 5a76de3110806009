package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

  private static final String REACTIVE = "quarkus.datasource.reactive.";
  private static final String JDBC = "quarkus.datasource.jdbc.url";

  private static Map<String, String> keys(String url) {
    return DatabaseUrl.keys(URI.create(url));
  }

  @Test
  void bothDriversAreToldWhereAndWho() {
    assertEquals(
        Map.of(
            REACTIVE + "url",
            "postgresql://db.example.org:5432/babelgrid",
            JDBC,
            "jdbc:postgresql://db.example.org:5432/babelgrid",
            "quarkus.datasource.username",
            "ann",
            "quarkus.datasource.password",
            "p@ss"),
        keys("postgresql://ann:p%40ss@db.example.org/babelgrid"));
  }

  @Test
  void tlsThatIsAskedForBelievesWhoeverAnswers() {
    assertEquals(
        Map.of(
            REACTIVE + "url",
            "postgresql://db:1/b?sslmode=require",
            JDBC,
            "jdbc:postgresql://db:1/b?sslmode=require",
            REACTIVE + "trust-all",
            "true"),
        keys("postgresql://db:1/b?sslmode=require"));
  }

  @Test
  void anAuthorityIsAnOptionOfOneDriverAndAKeyOfTheOther() {
    assertEquals(
        Map.of(
            REACTIVE + "url",
            "postgresql://db:1/b?sslmode=verify-full",
            JDBC,
            "jdbc:postgresql://db:1/b?sslmode=verify-full&sslrootcert=/tls/ca.crt",
            REACTIVE + "trust-certificate-pem",
            "true",
            REACTIVE + "trust-certificate-pem.certs",
            "/tls/ca.crt",
            REACTIVE + "hostname-verification-algorithm",
            "HTTPS"),
        keys("postgresql://db:1/b?sslmode=verify-full&sslrootcert=/tls/ca.crt"));
  }

  @Test
  void whatCannotBeIsNotStartedWith() {
    refused("postgresql://db/b?sslmode=verify-ca", "sslrootcert");
    refused("postgresql://db/b?sslmode=yes", "sslmode yes");
    refused("mysql://db/b", "postgresql://");
  }

  private static void refused(String url, String why) {
    String said = assertThrows(StartupException.class, () -> keys(url)).getMessage();
    assertTrue(said.contains(why), said);
  }
}
