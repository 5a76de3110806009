package io.babelgrid.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.babelgrid.engine.model.ManifestProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** The {@code model.json} of a prepared model. */
@Timeout(30)
class ManifestFuzzTest extends ManifestFuzz {

  @DictionaryFile(resourcePath = "manifest.dict")
  @FuzzTest
  void aManifestIsReadOrRefusedAndNamesFilesOfItsDirectoryOnly(byte[] bytes) throws IOException {
    Files.write(directory.resolve("model.json"), bytes);
    List<String> names;
    try {
      names = ManifestProbe.files(directory);
    } catch (IOException e) {
      return;
    }
    for (String name : names) {
      Path file = directory.resolve(name).normalize();
      assertTrue(file.startsWith(directory) && !file.equals(directory), "outside: " + name);
    }
  }
}
