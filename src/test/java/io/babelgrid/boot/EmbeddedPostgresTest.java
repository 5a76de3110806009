package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class EmbeddedPostgresTest {

  @TempDir Path directory;

  @Test
  void theServiceOwnsItsTablesAndIsNoSuperuser() throws Exception {
    try (var server = EmbeddedPostgres.start(directory)) {
      try (var owner = DriverManager.getConnection(url(server), "babelgrid", ownersPassword());
          var statement = owner.createStatement()) {
        // As in a cluster of an earlier version.
        statement.execute("CREATE TABLE room (id bigserial PRIMARY KEY, name text)");
        statement.execute("CREATE VIEW rooms AS SELECT name FROM room");
        statement.execute("CREATE SEQUENCE counter");
        statement.execute("INSERT INTO room (name) VALUES ('standup')");
      }
    }
    try (var server = EmbeddedPostgres.start(directory);
        Connection service =
            DriverManager.getConnection(url(server), server.user(), server.password());
        var statement = service.createStatement()) {
      var role =
          statement.executeQuery("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
      assertTrue(role.next());
      assertFalse(role.getBoolean(1));
      statement.execute("INSERT INTO room (name) VALUES ('retro')");
      statement.execute("ALTER TABLE room ADD COLUMN kept boolean");
      statement.execute("SELECT nextval('counter')");
      statement.execute("CREATE TABLE another (id bigint)");
      statement.execute("DROP VIEW rooms");
      var rooms = statement.executeQuery("SELECT count(*) FROM room");
      assertTrue(rooms.next());
      assertEquals(2, rooms.getInt(1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatIsKilledRunsAgainByItself(boolean shell) throws Exception {
    try (var server = EmbeddedPostgres.start(directory, 1, Optional.empty(), shell)) {
      long pid = pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answers(server));
      assertNotEquals(pid, pid());
    }
    assertFalse(Files.exists(directory.resolve("cluster/postmaster.pid")));
  }

  @Test
  void aClusterThatAnImageBroughtIsCopiedAndItsPasswordReplaced() throws Exception {
    Path image = Files.createDirectory(directory.resolve("image"));
    Path program = PostgresProgram.unpack(image);
    EmbeddedPostgres.makeTemplate(program);
    Path data = directory.resolve("data");
    for (int start = 0; start < 2; start++) {
      if (start == 1) {
        // As a volume is opened to the group of a pod.
        Files.setPosixFilePermissions(
            data.resolve("cluster"), PosixFilePermissions.fromString("rwxrwx---"));
      }
      try (var server = EmbeddedPostgres.start(data, 1, Optional.of(program))) {
        assertTrue(answers(server));
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection(url(server), "babelgrid", PostgresTemplate.PASSWORD));
      }
    }
    try (var made = Files.list(data)) {
      assertTrue(
          made.noneMatch(file -> file.getFileName().toString().startsWith("program-")),
          "nothing is unpacked");
    }
  }

  private boolean answers(EmbeddedPostgres server) {
    try (var connection =
        DriverManager.getConnection(url(server), server.user(), server.password())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst().strip());
  }

  private String ownersPassword() throws IOException {
    return Files.readString(directory.resolve("password")).strip();
  }

  private static String url(EmbeddedPostgres server) {
    return "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), server.database());
  }
}
