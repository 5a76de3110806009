package io.babelgrid.room;

/** A request to the media plane that cannot be served. */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  public MediaException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable, for machines. */
  public String code() {
    return code;
  }
}
