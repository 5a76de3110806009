package io.babelgrid.transport.rtp;

/** Bits a second out of a running count of bytes. Owned by the peer's thread. */
public final class SentRate {

  private boolean started;
  private long lastBytes;
  private long lastNs;
  private long bitsPerSecond;

  /** Takes the count at a time; about once a second. */
  public void sample(long bytes, long nowNs) {
    if (started && nowNs > lastNs) {
      bitsPerSecond = Math.round((bytes - lastBytes) * 8e9 / (nowNs - lastNs));
    }
    started = true;
    lastBytes = bytes;
    lastNs = nowNs;
  }

  /** Between the last two samples; 0 before. */
  public long bitsPerSecond() {
    return bitsPerSecond;
  }
}
