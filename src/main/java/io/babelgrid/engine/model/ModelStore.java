package io.babelgrid.engine.model;

import java.nio.file.Path;
import java.util.List;

/** The prepared models of this node. */
public interface ModelStore {

  /** What is prepared here. */
  List<ModelInfo> models();

  /**
   * A file of a model, its sha256 checked against what {@code models/prepare} made.
   *
   * @throws ModelMissingException when it is absent or differs; the message names the file and says
   *     what to run
   */
  Path file(String modelId, String fileName);
}
