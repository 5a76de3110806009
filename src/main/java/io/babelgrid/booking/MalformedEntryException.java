package io.babelgrid.booking;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What stands in a topic is none of its records. The message says nothing of what is in it. */
final class MalformedEntryException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  MalformedEntryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
