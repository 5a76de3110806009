package io.babelgrid.engine.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@code model.json} as it is read. */
public final class ManifestProbe {

  private ManifestProbe() {}

  /** The names of the files, all that is said of the model having been asked for. */
  public static List<String> files(Path directory) throws IOException {
    ModelDescription description = ModelDescription.read(directory);
    ModelInfo info = description.info();
    info.variants().forEach(variant -> info.variant(variant.name()));
    return List.copyOf(description.filesByName().keySet());
  }
}
