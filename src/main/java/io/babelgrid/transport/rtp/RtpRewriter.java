package io.babelgrid.transport.rtp;

/**
 * Makes one continuous RTP stream out of changing sources: sequence numbers go on without a gap
 * where the source changes, RTP time goes on by the time that passed, and gaps inside a source stay
 * gaps. A source starts with a key frame where the codec needs one.
 *
 * <p>No number is given out twice and none is {@link #MAX_LEAP} or more ahead of the others: the
 * cipher rests on both. A number used twice under one key breaks AES-GCM (RFC 7714, 8.1), and
 * receivers take one that is 2^15 ahead for a late one of the rollover before (RFC 3711, 3.3.1).
 * Owned by the slot's lock.
 */
public final class RtpRewriter {

  /** Nothing to send for this packet. */
  public static final long DROP = -1;

  /**
   * A source whose numbers leap further than this, either way, has begun anew (RFC 3550, A.1). Far
   * below 2^15, so that a receiver that lost all of the last minute still counts rollovers right.
   */
  static final long MAX_LEAP = 3_000;

  private static final int FRAMES_PER_SECOND = 50;

  private final int clockHz;
  private final boolean needsKeyFrame;

  /** By so much at least RTP time moves to a new source: speech must not overlap speech. */
  private final long leastTicks;

  private final int firstSequence;
  private final long firstTimestamp;

  private final ReplayWindow given = new ReplayWindow();
  private boolean waiting = true;
  private boolean joined;
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
    this.leastTicks = needsKeyFrame ? 1 : clockHz / FRAMES_PER_SECOND;
    this.firstSequence = firstSequence;
    this.firstTimestamp = firstTimestamp;
  }

  /** A new source follows. */
  public void restart() {
    waiting = true;
  }

  /**
   * The receiver starts from nothing, with new keys, and counts rollovers from 0: numbers go on in
   * the lower half of their range, so that they don't roll over before it has heard one (RFC 3711,
   * 3.3.1).
   */
  public void renew() {
    restart();
    if ((highestOut + 1 & 1 << 15) != 0) {
      highestOut |= 0xFFFF;
    }
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
    if (!waiting && Math.abs(sequence + sequenceOffset - highestOut) > MAX_LEAP) {
      restart();
    }
    joined = waiting;
    if (waiting) {
      if (needsKeyFrame && !keyFrameStart) {
        return DROP;
      }
      join(sequence, timestamp, nowNs);
    } else if (sequence < sourceStart) {
      return DROP;
    }
    long out = sequence + sequenceOffset;
    if (!given.accept(out)) {
      return DROP;
    }
    if (out > highestOut) {
      highestOut = out;
      lastTimestamp = timestamp(timestamp);
      lastSentNs = nowNs;
    }
    return out;
  }

  /** Whether a source began with the packet that {@link #map} was given last. */
  public boolean joined() {
    return joined;
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
    long passedTicks = Math.max(leastTicks, Math.round((nowNs - lastSentNs) * (clockHz / 1e9)));
    sequenceOffset = highestOut + 1 - sequence;
    timestampOffset = lastTimestamp + passedTicks - timestamp;
  }

  /** Outgoing RTP time, 32 bits, of a source's RTP time. */
  public long timestamp(long sourceTimestamp) {
    return sourceTimestamp + timestampOffset & 0xFFFF_FFFFL;
  }
}
