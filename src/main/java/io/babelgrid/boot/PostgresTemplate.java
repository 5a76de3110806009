package io.babelgrid.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A cluster that an image brings. PostgreSQL's {@code initdb} wants a name for its user, which a
 * container need not have; a server does not. What everybody could read in the image, the owner's
 * password, is good for nothing but the first moment: {@link #keep} replaces it.
 */
final class PostgresTemplate {

  static final String PASSWORD = "template";

  /** In a copy whose password is still that of the template. */
  private static final String FRESH = "fresh-from-template";

  private static final String DIRECTORY = "template";
  private static final String CLUSTER = "cluster";

  private PostgresTemplate() {}

  /**
   * Where the template of these programs is.
   *
   * @param program with {@code bin}, {@code lib} and {@code share}
   */
  static Path of(Path program) {
    return program.resolve(DIRECTORY);
  }

  /** Copies it there, if there is one. */
  static boolean copy(Path program, Path to) throws IOException {
    Path template = of(program).resolve(CLUSTER);
    if (!Files.isDirectory(template)) {
      return false;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(template)) {
      files = all.toList();
    }
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    for (Path file : files) {
      Path copy = to.resolve(template.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(ownerOnly));
      } else {
        Files.copy(file, copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
      }
    }
    Files.createFile(to.resolve(FRESH));
    return true;
  }

  /**
   * Gives the owner of a cluster that was copied a password of its own.
   *
   * @param cluster of the running server
   */
  static void keep(Path cluster, String url, String owner, String password) throws IOException {
    Path fresh = cluster.resolve(FRESH);
    if (!Files.exists(fresh)) {
      return;
    }
    var login = new Properties();
    login.setProperty("user", owner);
    login.setProperty("password", PASSWORD);
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(owner, password));
    } catch (SQLException e) {
      if (!"28P01".equals(e.getSQLState())) {
        throw new StartupException("the owner's password in the built-in PostgreSQL", e);
      }
      // It was given one, and ended before it could be noted.
    }
    Files.delete(fresh);
  }
}
