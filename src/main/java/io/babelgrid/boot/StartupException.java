package io.babelgrid.boot;

/** The service cannot start; the message says what to change, and names the key. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
