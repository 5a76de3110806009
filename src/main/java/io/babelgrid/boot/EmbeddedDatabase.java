package io.babelgrid.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * PostgreSQL as part of the service, in the data directory: its data survive restarts, and a server
 * that a killed service left behind is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final long STOP_LIMIT_S = 15;

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the database of a data directory on a free port of this machine.
   *
   * @throws IOException when it cannot be started
   */
  public static EmbeddedDatabase start(Path dataDir) throws IOException {
    Path home = dataDir.toAbsolutePath().resolve("postgres");
    Path data = home.resolve("data");
    Files.createDirectories(home);
    stopLeftover(data);
    return new EmbeddedDatabase(
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
            .setCleanDataDirectory(false)
            .setPGStartupWait(START_LIMIT)
            .start());
  }

  /** {@code host:port/database} of the database. */
  public String address() {
    return "localhost:" + postgres.getPort() + "/postgres";
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  /**
   * Ends the server whose pid stands in {@code postmaster.pid}, when it serves this very directory.
   */
  private static void stopLeftover(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() < 2 || !Path.of(lines.get(1).strip()).equals(data)) {
      return;
    }
    ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
        .ifPresent(EmbeddedDatabase::stop);
  }

  private static void stop(ProcessHandle leftover) {
    LOG.warn("stopping the database that an earlier run left behind");
    leftover.destroy();
    try {
      leftover.onExit().get(STOP_LIMIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      leftover.destroyForcibly();
    }
  }
}
