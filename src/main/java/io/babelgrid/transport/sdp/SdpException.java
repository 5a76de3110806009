package io.babelgrid.transport.sdp;

/** An offer that can't be served; the message says which part and why. */
public final class SdpException extends Exception {
  private static final long serialVersionUID = 1L;

  public SdpException(String message) {
    super(message);
  }
}
