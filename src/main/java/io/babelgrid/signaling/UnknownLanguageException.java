package io.babelgrid.signaling;

/** A language that no model of this node recognises, or none speaks. */
final class UnknownLanguageException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownLanguageException(String message) {
    super(message);
  }
}
