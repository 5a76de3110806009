package io.babelgrid.store;

/** The database cannot keep a value, such as text with U+0000 in it. */
public final class StoreRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreRefusedException(Throwable cause) {
    super("a value cannot be kept", cause);
  }
}
