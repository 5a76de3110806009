package io.babelgrid.transport.sdp;

/** An offer that can't be served; the message says which part and why. */
public final class SdpException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_QUOTE = 60;

  public SdpException(String message) {
    super(message);
  }

  /** Quotes what is wrong, as far as it can be shown. */
  public SdpException(String message, String quoted) {
    this(message + ": " + shown(quoted));
  }

  private static String shown(String text) {
    String start = text.substring(0, Math.min(LONGEST_QUOTE, text.length()));
    return start.replaceAll("[^ -~]", "?") + (start.length() < text.length() ? "..." : "");
  }
}
