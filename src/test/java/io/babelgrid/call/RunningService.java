package io.babelgrid.call;

import io.babelgrid.boot.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packaged service as its own process, as a person would run it, on free ports and an empty
 * data directory.
 */
final class RunningService implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Process process;
  private final Path directory;
  private final int httpPort;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningService(Process process, Path directory, int httpPort) {
    this.process = process;
    this.directory = directory;
    this.httpPort = httpPort;
  }

  /** Starts the service and waits until it is ready. */
  static RunningService start() {
    try {
      return start(Files.createTempDirectory("babelgrid-call"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it in a directory that may hold the data of an earlier one. */
  static RunningService start(Path directory) {
    RunningService service = begin(directory, List.of(), Map.of());
    service.awaitReady();
    return service;
  }

  /**
   * The same, not yet ready.
   *
   * @param options of the virtual machine
   * @param environment besides that of this process
   */
  static RunningService begin(
      Path directory, List<String> options, Map<String, String> environment) {
    try {
      int httpPort = freePort();
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-XX:+UseZGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Xmx2g",
                  "-Dice4j.harvest.mapping.aws.enabled=false",
                  "-Dquarkus.http.port=" + httpPort,
                  "-Dbabelgrid.media.port=" + freePort(),
                  "-Dbabelgrid.media.hosts=127.0.0.1",
                  "-Dbabelgrid.data.dir=" + directory.resolve("data")));
      command.addAll(options);
      command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("service.log").toFile());
      builder.environment().putAll(environment);
      return new RunningService(builder.start(), directory, httpPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one of several nodes with that database in a directory of its own, not yet ready. */
  static RunningService beginNode(
      Path parent, String name, EmbeddedPostgres database, String... options) {
    String url =
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                database.user(),
                database.password(),
                database.host(),
                database.port(),
                database.database());
    var all =
        new ArrayList<>(
            List.of(
                "-Dbabelgrid.grid.enabled=true",
                "-Dbabelgrid.grid.link.port=0",
                "-Dbabelgrid.grid.name=" + name));
    all.addAll(List.of(options));
    try {
      Path directory = Files.createDirectory(parent.resolve(name));
      return begin(directory, all, Map.of("BABELGRID_DB_URL", url));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://localhost:" + httpPort + path;
  }

  /** Body of a GET, which must succeed. */
  String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url(path))));
  }

  /** The same for the holder of a key or token. */
  String get(String path, String bearer) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", "Bearer " + bearer));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            response.uri() + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Ends the service as a power cut would; its database is left running. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends SIGTERM; gives the exit code. */
  int stop(Duration limit) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the service did not stop:\n" + log());
    }
    return process.exitValue();
  }

  /** The processes of its built-in database, the server first. */
  List<ProcessHandle> database() {
    try {
      Path pidFile = directory.resolve("data/postgres/cluster/postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      return Stream.concat(Stream.of(server), server.descendants()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Body of a POST of JSON, which must succeed. */
  String post(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Body of the answer to a DELETE, which must succeed. */
  String delete(String path) {
    return send(HttpRequest.newBuilder(URI.create(url(path))).DELETE());
  }

  /** Everything the service printed so far. */
  String log() {
    try {
      return Files.readString(directory.resolve("service.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("the service did not stop within 30 s:\n" + log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  void awaitReady() {
    long deadlineNs = System.nanoTime() + START_LIMIT.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - deadlineNs > 0) {
        process.destroyForcibly();
        throw new IllegalStateException("the service did not become ready:\n" + log());
      }
    }
  }

  private boolean ready() {
    try {
      if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
        return false;
      }
      return http.send(
                  HttpRequest.newBuilder(URI.create(url("/q/health/ready")))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Below the range from which the system hands out ports, so that nobody gets it in between. */
  private static int freePort() throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (var tcp = new ServerSocket(port);
          var udp = new DatagramSocket(port)) {
        return udp.getLocalPort();
      } catch (BindException e) {
        continue;
      }
    }
    throw new IOException("no free port between 20000 and 30000");
  }
}
