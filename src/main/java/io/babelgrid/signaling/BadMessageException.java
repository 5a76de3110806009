package io.babelgrid.signaling;

import org.jspecify.annotations.Nullable;

/** A message that cannot be read; its text is for the client and names the field at fault. */
final class BadMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String ref;

  BadMessageException(String message, @Nullable String ref) {
    super(message);
    this.ref = ref;
  }

  /** The {@code type} of the message, when it has one that is known. */
  @Nullable String ref() {
    return ref;
  }
}
