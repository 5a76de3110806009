package io.babelgrid.transport;

/** A peer cannot be served as asked. */
public final class TransportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, for machines, e.g. {@code unsupported_sdp}
   * @param message for people; says what to do
   */
  public TransportException(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
