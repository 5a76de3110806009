package io.babelgrid.transport.rtp;

/**
 * Makes one continuous RTP stream out of changing sources: sequence numbers go on without a gap
 * where the source changes, RTP time goes on by the time that passed, and gaps inside a source stay
 * gaps. A source starts with a key frame where the codec needs one. Owned by the slot's lock.
 */
public final class RtpRewriter {

  /** Nothing to send for this packet. */
  public static final long DROP = -1;

  private final int clockHz;
  private final boolean needsKeyFrame;
  private final int firstSequence;
  private final long firstTimestamp;

  private boolean waiting = true;
  private boolean started;
  private long sourceStart;
  private long sequenceOffset;
  private long timestampOffset;
  private long highestOut;
  private long lastTimestamp;
  private long lastSentNs;

  /**
   * @param firstSequence 16 bits, random (RFC 3550, 5.1)
   * @param firstTimestamp 32 bits, random
   */
  public RtpRewriter(int clockHz, boolean needsKeyFrame, int firstSequence, long firstTimestamp) {
    this.clockHz = clockHz;
    this.needsKeyFrame = needsKeyFrame;
    this.firstSequence = firstSequence;
    this.firstTimestamp = firstTimestamp;
  }

  /** A new source follows, or the receiver has lost its state. */
  public void restart() {
    waiting = true;
  }

  /** True while packets are dropped because no key frame has come. */
  public boolean waitingForKeyFrame() {
    return waiting && needsKeyFrame;
  }

  /**
   * Outgoing extended sequence number for a packet, or {@link #DROP}; then {@link #timestamp} gives
   * its RTP time.
   *
   * @param sequence extended
   */
  public long map(long sequence, long timestamp, boolean keyFrameStart, long nowNs) {
    if (waiting) {
      if (needsKeyFrame && !keyFrameStart) {
        return DROP;
      }
      join(sequence, timestamp, nowNs);
    } else if (sequence < sourceStart) {
      return DROP;
    }
    long out = sequence + sequenceOffset;
    if (out > highestOut) {
      highestOut = out;
      lastTimestamp = timestamp(timestamp);
      lastSentNs = nowNs;
    }
    return out;
  }

  private void join(long sequence, long timestamp, long nowNs) {
    waiting = false;
    sourceStart = sequence;
    if (!started) {
      started = true;
      sequenceOffset = firstSequence - sequence;
      timestampOffset = firstTimestamp - timestamp;
      highestOut = firstSequence - 1L;
      return;
    }
    long passedTicks = Math.max(1, (long) ((nowNs - lastSentNs) * (clockHz / 1e9)));
    sequenceOffset = highestOut + 1 - sequence;
    timestampOffset = lastTimestamp + passedTicks - timestamp;
  }

  /** Outgoing RTP time, 32 bits, of a source's RTP time. */
  public long timestamp(long sourceTimestamp) {
    return sourceTimestamp + timestampOffset & 0xFFFF_FFFFL;
  }
}
