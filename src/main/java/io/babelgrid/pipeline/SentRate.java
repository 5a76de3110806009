package io.babelgrid.pipeline;

/**
 * Bits a second out of a running count of bytes; where that begins anew, those before. Of one
 * thread.
 */
public final class SentRate {

  private boolean started;
  private long lastBytes;
  private long lastNs;
  private long bitsPerSecond;

  /** Takes the count at a time; about once a second. */
  public void sample(long bytes, long nowNs) {
    if (started && nowNs > lastNs && bytes >= lastBytes) {
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
