package io.babelgrid.engine.model;

/** A model file is absent or not what was prepared. */
public final class ModelMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelMissingException(String message) {
    super(message);
  }
}
