package io.babelgrid.engine;

import org.jspecify.annotations.Nullable;

/** A model could not be run on this input. Concerns this request alone. */
public final class InferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InferenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
