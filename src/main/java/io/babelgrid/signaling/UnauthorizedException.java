package io.babelgrid.signaling;

/** A token is missing, expired, or for something else; the text says what to do. */
final class UnauthorizedException extends Exception {
  private static final long serialVersionUID = 1L;

  UnauthorizedException(String message) {
    super(message);
  }
}
