package io.babelgrid.boot;

import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelInfo;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for what would stop the service a few seconds into its start, with a worse message. */
final class Preflight {

  private static final List<String> TASKS =
      List.of("vad", "recognition", "translation", "synthesis");

  private Preflight() {}

  /**
   * @throws StartupException when the port is taken
   */
  static void tcpPort(String host, int port, String key) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (BindException e) {
      throw taken(port, "TCP", host, key, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupException("quarkus.http.host=" + host + " cannot be used", e);
    }
  }

  /**
   * @throws StartupException when the port is taken
   */
  static void udpPort(int port, String key) {
    try {
      new DatagramSocket(port).close();
    } catch (IOException | IllegalArgumentException e) {
      throw taken(port, "UDP", "this machine", key, e);
    }
  }

  /**
   * Makes it where it is missing: in a container it may lie in a volume that is new.
   *
   * @throws StartupException when it cannot be written
   */
  static void temporary(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "babelgrid", null));
    } catch (IOException e) {
      throw new StartupException(
          "the temporary directory %s cannot be written; set -Djava.io.tmpdir to one that can"
              .formatted(directory),
          e);
    }
  }

  private static StartupException taken(
      int port, String protocol, String host, String key, Exception cause) {
    return new StartupException(
        "%s port %d of %s is in use; set %s to another".formatted(protocol, port, host, key),
        cause);
  }

  /**
   * @throws StartupException when a kind of model is not there; hashes are checked at loading
   */
  static void models(Path directory) {
    Set<String> missing = new TreeSet<>(TASKS);
    missing.removeAll(
        new DirectoryModelStore(directory)
            .models().stream().map(ModelInfo::task).collect(Collectors.toSet()));
    if (!missing.isEmpty()) {
      throw new StartupException(
          "there are no models for %s in %s; run models/prepare (or set babelgrid.models.dir)"
              .formatted(String.join(", ", missing), directory.toAbsolutePath()));
    }
  }
}
