package io.babelgrid.audio;

/** libopus refused a call; {@link #code()} is its error number (opus_defines.h). */
public final class OpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  OpusException(String call, int code) {
    super(call + " failed with " + code);
    this.code = code;
  }

  public int code() {
    return code;
  }
}
