package io.babelgrid.evaluation;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelMissingException;
import io.babelgrid.engine.model.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The models directory as it lies, for tests tagged {@code models}; checks no hash. */
public final class PreparedModels implements ModelStore {

  private final Path directory =
      Path.of(System.getProperty("babelgrid.models.dir", "models/cache"));

  @Override
  public List<ModelInfo> models() {
    return List.of();
  }

  @Override
  public Path file(String modelId, String fileName) {
    Path file = directory.resolve(modelId).resolve(fileName);
    if (!Files.isRegularFile(file)) {
      throw new ModelMissingException(file + " is missing; run models/prepare " + modelId);
    }
    return file;
  }

  /** A recording of {@code test-speech} at 16 kHz. */
  public float[] recording(String fileName) {
    return WavFile.read(file("test-speech", fileName)).at16Khz();
  }
}
