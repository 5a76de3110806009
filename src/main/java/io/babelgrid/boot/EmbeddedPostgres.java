package io.babelgrid.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL server of this node, on a free port of the loopback interface, with its data in a
 * directory that survives. A server left over by a node that was killed is stopped first. Runs in a
 * process group of its own: Ctrl-C in a terminal reaches the node, which stops the server last.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** Who made the cluster, and may all. */
  private static final String OWNER = "babelgrid";

  private static final String DATABASE = "postgres";
  private static final int PORT_TRIES = 3;

  /** 5 of the reactive pool, 2 of migrations, 1 for news of other nodes. */
  private static final int OF_A_NODE = 8;

  /** For people and PostgreSQL's own. */
  private static final int OTHERS = 12;

  private static final int PASSWORD_BYTES = 24;
  private static final Path SHELL = Path.of("/bin/sh");
  private static final int STATUS_LINE = 8;

  /** Crash recovery on a slow disk takes longest. */
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Path directory;
  private final Path program;
  private final Path cluster;
  private final PostgresRole role;
  private final int nodes;
  private final boolean shell;
  private int port;
  private boolean closed;

  private EmbeddedPostgres(
      Path directory, Path program, PostgresRole role, int nodes, boolean shell) {
    this.directory = directory;
    this.program = program;
    this.cluster = directory.resolve("cluster");
    this.role = role;
    this.nodes = nodes;
    this.shell = shell;
  }

  /**
   * Starts the server whose data are in {@code directory}; makes them when there are none.
   *
   * @throws StartupException when that fails, with PostgreSQL's own words
   */
  public static EmbeddedPostgres start(Path directory) {
    return start(directory, 1, Optional.empty());
  }

  /**
   * The same for so many nodes of this machine.
   *
   * @param unpacked where PostgreSQL's programs are already; else they are unpacked there as well
   * @throws StartupException when that fails, with PostgreSQL's own words
   */
  static EmbeddedPostgres start(Path directory, int nodes, Optional<Path> unpacked) {
    return start(directory, nodes, unpacked, Files.isExecutable(SHELL));
  }

  /**
   * For tests.
   *
   * @param shell whether this machine has one
   */
  static EmbeddedPostgres start(Path directory, int nodes, Optional<Path> unpacked, boolean shell) {
    Path home = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home);
      Path program = unpacked.orElseGet(() -> PostgresProgram.unpack(home));
      Path ownersPassword = home.resolve("password");
      var role = PostgresRole.withPassword(password(home.resolve("node-password")));
      var server = new EmbeddedPostgres(home, program, role, nodes, shell);
      String secret = password(ownersPassword);
      server.stopLeftover();
      server.makeCluster();
      server.run();
      PostgresTemplate.keep(server.cluster, server.url(), OWNER, secret);
      role.prepare(server.url(), OWNER, secret);
      server.watch();
      return server;
    } catch (IOException e) {
      throw new StartupException(
          "the built-in PostgreSQL (babelgrid.db.url takes one of yours instead) does not start in "
              + home,
          e);
    }
  }

  /**
   * Makes a cluster that nodes may copy instead of making one, which takes a name for their user.
   *
   * @param program as unpacked, where it is put as well
   * @throws StartupException when that fails
   */
  static void makeTemplate(Path program) throws IOException {
    Path directory = PostgresTemplate.of(program);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("password"), PostgresTemplate.PASSWORD);
    var role = PostgresRole.withPassword("0".repeat(2 * PASSWORD_BYTES));
    new EmbeddedPostgres(directory, program, role, 1, true).makeCluster();
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return port;
  }

  public String database() {
    return DATABASE;
  }

  public String user() {
    return role.name();
  }

  public String password() {
    return role.password();
  }

  private String url() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host(), port, DATABASE);
  }

  /** Stops the server; open connections are cut. Data stay. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      stop();
    } catch (IOException e) {
      throw new IllegalStateException("the built-in PostgreSQL does not stop", e);
    }
  }

  private void watch() {
    PostgresWatch.start(
        new PostgresWatch.Server() {
          @Override
          public void awaitEnd() throws IOException {
            ended().join();
          }

          @Override
          public boolean restart() {
            return restartUnlessClosed();
          }
        });
  }

  /** On the same port. */
  private synchronized boolean restartUnlessClosed() {
    if (closed) {
      return false;
    }
    try {
      startOn(port).ifPresent(PostgresCommand.Failure::raise);
      return true;
    } catch (IOException e) {
      throw new StartupException("the built-in PostgreSQL does not start again", e);
    }
  }

  /** Completes when the server has ended, for whatever reason. */
  private CompletableFuture<?> ended() throws IOException {
    return ProcessHandle.of(Long.parseLong(pid()))
        .<CompletableFuture<?>>map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] secret = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(secret);
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
      Files.writeString(file, HexFormat.of().formatHex(secret));
    }
    return Files.readString(file).strip();
  }

  private void stopLeftover() throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    if (isOurServer(pid())) {
      stop();
    } else {
      // After a power cut the id may belong to another process, for which PostgreSQL would wait.
      Files.deleteIfExists(pidFile);
    }
  }

  private String pid() throws IOException {
    return Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip();
  }

  private boolean isOurServer(String pid) throws IOException {
    Path commandLine = Path.of("/proc", pid, "cmdline");
    return Files.exists(commandLine) && Files.readString(commandLine).contains(cluster.toString());
  }

  private void makeCluster() throws IOException {
    if (Files.exists(cluster)) {
      // A volume may have been opened to a group, which the server refuses.
      Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
      return;
    }
    Path unfinished = directory.resolve("cluster-unfinished");
    PostgresProgram.delete(unfinished);
    if (PostgresTemplate.copy(program, unfinished)) {
      Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    command(
            "initdb",
            "--pgdata=" + unfinished,
            "--username=" + OWNER,
            "--pwfile=" + directory.resolve("password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions")
        .run(START_LIMIT)
        .ifPresent(PostgresCommand.Failure::raise);
    Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Another process may take the free port before the server does. */
  private void run() throws IOException {
    Optional<PostgresCommand.Failure> failure = Optional.empty();
    for (int i = 0; i < PORT_TRIES; i++) {
      port = freePort();
      failure = startOn(port);
      if (failure.isEmpty()) {
        return;
      }
    }
    failure.ifPresent(PostgresCommand.Failure::raise);
  }

  private Optional<PostgresCommand.Failure> startOn(int chosenPort) throws IOException {
    Path log = directory.resolve("server.log");
    Files.deleteIfExists(log);
    String options =
        "-c listen_addresses=%s -c port=%d -c unix_socket_directories= -c max_connections=%d"
            .formatted(host(), chosenPort, OTHERS + nodes * OF_A_NODE);
    if (!shell) {
      // pg_ctl starts it by one.
      var arguments = new ArrayList<>(List.of("-D", cluster.toString()));
      arguments.addAll(List.of(options.split(" ")));
      return new PostgresCommand(line("postgres", arguments), log)
          .launch(START_LIMIT, this::isReady);
    }
    Optional<PostgresCommand.Failure> failure =
        command(
                "pg_ctl",
                "start",
                "--pgdata=" + cluster,
                "--log=" + log,
                "--options=" + options,
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds())
            .run(START_LIMIT.multipliedBy(2));
    return failure.isPresent() ? Optional.of(failure.get().with(log)) : failure;
  }

  private void stop() throws IOException {
    command(
            "pg_ctl",
            "stop",
            "--pgdata=" + cluster,
            "--mode=fast",
            "--wait",
            "--timeout=" + STOP_LIMIT.toSeconds())
        .run(STOP_LIMIT.multipliedBy(2))
        .ifPresent(PostgresCommand.Failure::raise);
  }

  /** As the server writes it down (postmaster.pid, line 8). */
  private boolean isReady() {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.size() >= STATUS_LINE && lines.get(STATUS_LINE - 1).strip().equals("ready");
    } catch (IOException e) {
      return false;
    }
  }

  private PostgresCommand command(String name, String... arguments) {
    return new PostgresCommand(line(name, List.of(arguments)), directory.resolve("command.log"));
  }

  private List<String> line(String name, List<String> arguments) {
    var line = new ArrayList<String>();
    line.add(program.resolve("bin").resolve(name).toString());
    line.addAll(arguments);
    return line;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
