package io.babelgrid.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One of PostgreSQL's programs with its arguments. They refuse to run as root, so root runs them in
 * a user namespace in which it is nobody (user_namespaces(7)).
 *
 * @param log where the output goes; a pipe would stay open as long as the server runs
 */
record PostgresCommand(List<String> line, Path log) {

  private static final long LOOK_MS = 20;

  /** Why a command did not do what it should. */
  record Failure(String command, String output) {

    Failure with(Path more) throws IOException {
      return Files.exists(more) ? new Failure(command, output + Files.readString(more)) : this;
    }

    void raise() {
      throw new StartupException(
          "%s of the built-in PostgreSQL failed: %s (babelgrid.db.url takes one of yours instead)"
              .formatted(command, output.strip()));
    }
  }

  /** Starts what goes on, and waits until it works; empty when it does. */
  Optional<Failure> launch(Duration limit, BooleanSupplier works) throws IOException {
    Process process = start();
    long startNs = System.nanoTime();
    try {
      while (process.isAlive() && System.nanoTime() - startNs < limit.toNanos()) {
        if (works.getAsBoolean()) {
          return Optional.empty();
        }
        Thread.sleep(LOOK_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return Optional.of(new Failure(name(), Files.readString(log)));
  }

  private Process start() throws IOException {
    var whole = new ArrayList<String>();
    if (isRoot()) {
      whole.addAll(List.of("unshare", "--user"));
    }
    whole.addAll(line);
    var builder = new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /** Runs it; empty when all went well. */
  Optional<Failure> run(Duration limit) throws IOException {
    Process process = start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.of(new Failure(name(), "it takes too long"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      return Optional.of(new Failure(name(), "it was interrupted"));
    }
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of(new Failure(name(), Files.readString(log)));
  }

  private String name() {
    return String.valueOf(Path.of(line.getFirst()).getFileName());
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
