package io.babelgrid.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** An output for sound, into nothing: without any, Firefox's audio contexts stay suspended. */
final class SoundServer implements AutoCloseable {

  private final Path directory;
  private final Process process;

  private SoundServer(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  static SoundServer start() {
    try {
      Path directory = Files.createTempDirectory("babelgrid-sound");
      var builder =
          new ProcessBuilder(
              List.of(
                  "pulseaudio",
                  "-n",
                  "--daemonize=no",
                  "--exit-idle-time=-1",
                  "--disable-shm=yes",
                  "--load=module-null-sink",
                  "--load=module-native-protocol-unix auth-anonymous=1 socket="
                      + directory.resolve("socket")));
      builder.environment().put("HOME", directory.toString());
      builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
      builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
      var server = new SoundServer(directory, builder.start());
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .failFast("pulseaudio has ended", () -> !server.process.isAlive())
          .until(() -> Files.exists(directory.resolve("socket")));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of this process, and where that output is. */
  Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.put("PULSE_SERVER", "unix:" + directory.resolve("socket"));
    return environment;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
