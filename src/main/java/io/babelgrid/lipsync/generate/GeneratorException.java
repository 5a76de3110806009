package io.babelgrid.lipsync.generate;

/** A mouth generator cannot be used as it is; the message says what was expected and what found. */
public final class GeneratorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GeneratorException(String message) {
    super(message);
  }

  GeneratorException(String message, Throwable cause) {
    // What ends the start shows the innermost cause alone: this has to be it.
    super(message + ": " + cause.getMessage());
    addSuppressed(cause);
  }
}
