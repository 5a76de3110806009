package io.babelgrid.engine;

/** The device that was asked for cannot be used on this machine, or by this build. */
public final class DeviceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeviceUnavailableException(String message) {
    super(message);
  }
}
