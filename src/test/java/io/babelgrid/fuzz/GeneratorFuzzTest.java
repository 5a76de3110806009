package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.lipsync.generate.GeneratorProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;

/** The {@code manifest.json} of a mouth generator that an operator brings. */
@Timeout(30)
class GeneratorFuzzTest extends ManifestFuzz {

  @DictionaryFile(resourcePath = "manifest.dict")
  @FuzzTest
  void aManifestIsReadWholeOrRefused(byte[] bytes) throws IOException {
    Files.write(directory.resolve("manifest.json"), bytes);
    try {
      for (double number : GeneratorProbe.numbers(directory)) {
        assertTrue(Double.isFinite(number), "a number of " + number);
      }
      for (Path file : GeneratorProbe.files(directory)) {
        assertTrue(file.normalize().startsWith(directory), "outside: " + file);
      }
    } catch (RuntimeException e) {
      if (!GeneratorProbe.refuses(e)) {
        throw e;
      }
    }
  }
}
