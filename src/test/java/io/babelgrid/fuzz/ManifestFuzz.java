package io.babelgrid.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A manifest is written anew for each input, into a directory that holds nothing else. */
abstract class ManifestFuzz {

  @TempDir static Path directory;

  @BeforeAll
  static void place() throws IOException {
    directory = Files.createDirectories(directory.resolve("model"));
  }
}
