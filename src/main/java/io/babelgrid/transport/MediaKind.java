package io.babelgrid.transport;

/** What an RTP stream carries. */
public enum MediaKind {
  /** Opus, 48 kHz RTP clock. */
  AUDIO(48_000),
  /** VP8, 90 kHz RTP clock. */
  VIDEO(90_000);

  private final int clockHz;

  MediaKind(int clockHz) {
    this.clockHz = clockHz;
  }

  /** Ticks a second of the RTP clock. */
  public int clockHz() {
    return clockHz;
  }
}
