package io.babelgrid.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEnvironmentTest {

  /** Records that wait to be sent lie in the user's cache, and the machine's id beside them. */
  @Test
  void theRuntimeRecordsNothingForItsMaker(@TempDir Path home) throws Exception {
    ProcessBuilder builder = ChildMachine.of(Child.class);
    builder.environment().keySet().removeAll(List.of("CI", "ORT_DISABLE_TELEMETRY"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CACHE_HOME", home.toString());
    Process child = builder.start();
    try {
      assertTrue(child.waitFor(30, TimeUnit.SECONDS), "the child does not end");
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, child.exitValue(), output);
    } finally {
      child.destroyForcibly();
    }
    try (Stream<Path> written = Files.walk(home)) {
      assertEquals(List.of(home), written.toList());
    }
  }

  /** Starts the runtime. */
  static final class Child {

    private Child() {}

    public static void main(String... arguments) throws InterruptedException {
      OnnxEnvironment.get();
      Thread.sleep(500);
    }
  }
}
