package io.babelgrid.signaling;

/** A field of a message has a value that it may not have. */
final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidFieldException(String field, String why) {
    super("field '" + field + "' " + why);
  }
}
