package io.babelgrid.engine.model;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The prepared models of this node. */
public interface ModelStore {

  /** What is prepared here, in the order of the ids; the same list until that changes. */
  List<ModelInfo> models();

  /** Looks whether models have come or gone since. What is loaded stays as it is. */
  default void refresh() {}

  /**
   * What the catalogue knows of one model.
   *
   * @throws ModelMissingException when it is not prepared
   */
  default ModelInfo info(String modelId) {
    return models().stream()
        .filter(model -> model.id().equals(modelId))
        .findFirst()
        .orElseThrow(() ->
            new ModelMissingException(
                "model %s is not prepared; run models/prepare".formatted(modelId)));
  }

  /**
   * A file of a model, its sha256 checked against what {@code models/prepare} made.
   *
   * @param fileName path inside the model, with {@code /} as separator
   * @throws ModelMissingException when it is absent or differs; the message names the file and says
   *     what to run
   */
  Path file(String modelId, String fileName);

  /**
   * Checks every file of the models that are here, and that the required ones are. Reads them all:
   * a second or two a gigabyte.
   *
   * @param required ids of the models this node cannot do without
   * @return one message for each file or model that is missing or wrong; empty when all is well
   */
  List<String> problems(Collection<String> required);
}
