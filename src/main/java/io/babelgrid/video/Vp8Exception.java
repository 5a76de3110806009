package io.babelgrid.video;

/** A frame that isn't VP8, or that libvpx refuses. */
public final class Vp8Exception extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Vp8Exception(String message) {
    super(message);
  }
}
