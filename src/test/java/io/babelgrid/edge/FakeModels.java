package io.babelgrid.edge;

import io.babelgrid.engine.model.ModelInfo;
import io.babelgrid.engine.model.ModelMissingException;
import io.babelgrid.engine.model.ModelStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** A manifest without files. */
@Alternative
@ApplicationScoped
public class FakeModels implements ModelStore {

  @Override
  public List<ModelInfo> models() {
    return List.of(
        new ModelInfo(
            "whisper-base",
            "recognition",
            List.of("en", "pt", "de", "ja"),
            "MIT",
            "x 1",
            10,
            List.of(),
            true),
        new ModelInfo(
            "en-pt", "translation", List.of("en", "pt"), "MPL-2.0", "y 2", 20, List.of(), true),
        new ModelInfo(
            "speaking",
            "synthesis",
            List.of("en", "pt", "fr"),
            "Apache-2.0",
            "z 3",
            30,
            List.of(),
            true));
  }

  @Override
  public Path file(String modelId, String fileName) {
    throw new ModelMissingException("there are no files");
  }

  @Override
  public List<String> problems(Collection<String> required) {
    return List.of();
  }
}
