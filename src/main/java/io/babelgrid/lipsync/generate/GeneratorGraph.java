package io.babelgrid.lipsync.generate;

import io.babelgrid.engine.Device;
import io.babelgrid.engine.InferenceException;
import io.babelgrid.engine.ModelSession;
import io.babelgrid.engine.TensorSpec;
import io.babelgrid.engine.model.Sha256;
import io.babelgrid.lipsync.generate.GeneratorManifest.GeneratorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Loads one graph of a generator, if it is the one of the manifest and as the contract says. */
final class GeneratorGraph {

  private GeneratorGraph() {}

  /**
   * @param inputs what it must take: these names and no others
   * @param outputs what it must give; more is let be
   * @throws GeneratorException when the file is absent, changed, no graph, or another one
   */
  static ModelSession load(
      Path directory,
      GeneratorFile described,
      Device device,
      Map<String, TensorSpec> inputs,
      Map<String, TensorSpec> outputs) {
    Path file = directory.resolve(described.name());
    verify(file, described.sha256().toLowerCase(Locale.ROOT));
    ModelSession session;
    try {
      session = ModelSession.load(file, device);
    } catch (InferenceException e) {
      Throwable cause = e.getCause();
      throw new GeneratorException(
          "babelgrid.lipsync.generator: %s is no usable ONNX graph".formatted(file),
          cause == null ? e : cause);
    }
    try {
      compare(file, "inputs", inputs, session.inputs());
      Map<String, TensorSpec> given = new TreeMap<>(session.outputs());
      if (given.keySet().containsAll(outputs.keySet())) {
        given.keySet().retainAll(outputs.keySet());
      }
      compare(file, "outputs", outputs, given);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static void verify(Path file, String expected) {
    if (!Files.isRegularFile(file)) {
      throw new GeneratorException("babelgrid.lipsync.generator: there is no file " + file);
    }
    try {
      String found = Sha256.of(file);
      if (!found.equals(expected)) {
        throw new GeneratorException(
            "babelgrid.lipsync.generator: %s: expected sha256 %s, found %s"
                .formatted(file, expected, found));
      }
    } catch (IOException e) {
      throw new GeneratorException("babelgrid.lipsync.generator: cannot read " + file, e);
    }
  }

  private static void compare(
      Path file, String side, Map<String, TensorSpec> expected, Map<String, TensorSpec> found) {
    boolean same =
        expected.keySet().equals(found.keySet())
            && expected.entrySet().stream()
                .allMatch(e -> fits(found.get(e.getKey()), e.getValue()));
    if (!same) {
      throw new GeneratorException(
          "babelgrid.lipsync.generator: %s: expected the %s %s, found %s"
              .formatted(file, side, new TreeMap<>(expected), found));
    }
  }

  private static boolean fits(@Nullable TensorSpec found, TensorSpec expected) {
    return found != null && found.takes(expected);
  }
}
