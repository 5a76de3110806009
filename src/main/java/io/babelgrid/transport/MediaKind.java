package io.babelgrid.transport;

/** What an RTP stream carries. */
public enum MediaKind {
  /** Opus, 48 kHz RTP clock. */
  AUDIO,
  /** VP8, 90 kHz RTP clock. */
  VIDEO
}
