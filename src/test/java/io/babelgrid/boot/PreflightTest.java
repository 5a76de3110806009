package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  private static final String LOOPBACK = "127.0.0.1";

  @TempDir private Path models;

  @Test
  void aTakenTcpPortIsNamedWithTheKeyThatMovesIt() throws IOException {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      port = taken.getLocalPort();
      assertEquals(
          "TCP port "
              + port
              + " of 127.0.0.1 is in use; set quarkus.http.port to another: Address already in use",
          refusal(() -> Preflight.tcpPort(LOOPBACK, port, "quarkus.http.port")));
    }
    assertDoesNotThrow(() -> Preflight.tcpPort(LOOPBACK, port, "quarkus.http.port"));
  }

  @Test
  void aTakenUdpPortIsNamedWithTheKeyThatMovesIt() throws IOException {
    int port;
    try (var taken = new DatagramSocket()) {
      port = taken.getLocalPort();
      assertEquals(
          "UDP port "
              + port
              + " of this machine is in use; set babelgrid.media.port to another: Address already"
              + " in use",
          refusal(() -> Preflight.udpPort(port, "babelgrid.media.port")));
    }
    assertDoesNotThrow(() -> Preflight.udpPort(port, "babelgrid.media.port"));
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertTrue(
        refusal(() -> Preflight.tcpPort(LOOPBACK, 70_000, "quarkus.http.port"))
            .contains("quarkus.http"));
    assertTrue(
        refusal(() -> Preflight.udpPort(70_000, "babelgrid.media.port"))
            .contains("babelgrid.media.port"));
  }

  @Test
  void modelsThatAreMissingAreNamedByTheirKind() throws IOException {
    model("one", "vad");
    model("two", "synthesis");
    assertEquals(
        "there are no models for recognition, translation in "
            + models
            + "; run models/prepare (or set babelgrid.models.dir)",
        refusal(() -> Preflight.models(models)));
    model("three", "recognition");
    model("four", "translation");
    assertDoesNotThrow(() -> Preflight.models(models));
  }

  @Test
  void aDirectoryThatIsNotThereHasNoModels() {
    assertTrue(
        refusal(() -> Preflight.models(models.resolve("none")))
            .startsWith("there are no models for recognition, synthesis, translation, vad in "));
  }

  private void model(String id, String task) throws IOException {
    Path directory = Files.createDirectories(models.resolve(id));
    Files.writeString(
        directory.resolve("model.json"),
        """
        {"id": "%s", "task": "%s", "languages": ["en", "pt"], "licence": "MIT", "notice": "someone",
         "source": "pypi:tiny 1.0", "bytes": 0, "variants": [], "files": []}
        """
            .formatted(id, task));
  }

  private static String refusal(Executable check) {
    return String.valueOf(assertThrows(StartupException.class, check).getMessage());
  }
}
