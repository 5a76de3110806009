package io.babelgrid.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceTest {

  @TempDir Path directory;

  @Test
  void aPasswordOnTheCommandLineIsWarnedOf() {
    assertWarned("babelgrid.db.url", "postgresql://ann:secret@localhost/rooms");
    assertWarned("quarkus.datasource.password", "secret");
  }

  private static void assertWarned(String key, String value) {
    String advice = String.join("", Advice.of(Map.of(key, value)::get, false));
    assertTrue(advice.contains("BABELGRID_DB_URL"), advice);
    assertFalse(advice.contains("secret"), advice);
  }

  @Test
  void anAddressWithoutPasswordIsFine() {
    var set = Map.of("babelgrid.db.url", "postgresql://ann@localhost/rooms");
    assertEquals(List.of(), Advice.of(set::get, false));
    assertEquals(List.of(), Advice.of(Map.of("babelgrid.db.url", "no address")::get, false));
  }

  @Test
  void rootIsToldOnce() {
    assertEquals(1, Advice.of(key -> null, true).size());
  }

  @Test
  void emptyDirectoriesOfKilledRunsAreRemovedAndNothingElse() throws Exception {
    Path left = Files.createDirectory(directory.resolve("onnxruntime-java123"));
    Path used = Files.createDirectory(directory.resolve("onnxruntime-java456"));
    Files.createFile(used.resolve("libonnxruntime.so"));
    Path other = Files.createDirectory(directory.resolve("other"));
    Advice.removeLeftovers(directory);
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(used));
    assertTrue(Files.exists(other));
  }

  @Test
  void theDataDirectoryIsItsOwnersAlone() throws Exception {
    Path open = Files.createDirectory(directory.resolve("data"));
    Files.setPosixFilePermissions(
        open, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    DataDirectory.open(open).close();
    assertEquals(
        "rwx------",
        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(open)));
  }
}
