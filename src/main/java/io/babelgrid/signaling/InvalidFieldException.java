package io.babelgrid.signaling;

import org.jspecify.annotations.Nullable;

/** A field of a message has a value that it may not have. */
final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidFieldException(String field, String why) {
    super("field '" + field + "' " + why);
  }

  /** The value of a field that must not be null; JSON can say so. */
  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidFieldException(field, "must not be null");
    }
    return value;
  }
}
