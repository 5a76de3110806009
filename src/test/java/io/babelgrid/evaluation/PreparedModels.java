package io.babelgrid.evaluation;

import io.babelgrid.engine.model.DirectoryModelStore;
import io.babelgrid.engine.model.ModelStore;
import java.nio.file.Path;

/** The prepared models, for tests tagged {@code models}. */
public final class PreparedModels {

  private PreparedModels() {}

  public static ModelStore store() {
    return new DirectoryModelStore(directory());
  }

  static Path directory() {
    return Path.of(System.getProperty("babelgrid.models.dir", "models/cache"));
  }

  /** A recording of {@code test-speech} at 16 kHz. */
  public static float[] recording(String fileName) {
    return WavFile.read(store().file("test-speech", fileName)).at16Khz();
  }
}
