package io.babelgrid.transport.rtp;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the Opus packets of one speaker in order and fills the sender's timeline without gap. It
 * feeds a decoder, not a loudspeaker: what is in order leaves at once, only gaps wait, as long as
 * {@link DelayEstimate} says, and for one retransmission where the sender was asked for it. What
 * doesn't come, and what the sender left out (DTX, muted), leaves as an empty entry when its time
 * is over; after two seconds of nothing the timeline pauses. Owned by the peer's thread.
 */
public final class AudioJitterBuffer {

  /** Takes what leaves the buffer; shapes as in {@link io.babelgrid.transport.AudioPacket}. */
  @FunctionalInterface
  public interface Output {
    void play(
        byte @Nullable [] opus,
        byte @Nullable [] nextOpus,
        int levelBelowFull,
        long rtpTicks,
        int durationTicks,
        long arrivedNs);
  }

  private record Held(
      byte[] opus, int levelBelowFull, long rtpTicks, int durationTicks, long arrivedNs) {}

  private static final int FRAME_TICKS = 960;

  /** Long enough for voice activity detection to end a segment, and for any DTX pause (400 ms). */
  private static final long MAX_SILENCE_TICKS = 2 * 48_000;

  /**
   * Of empty time in store: two of the longest pauses. It grows only as real time passes, so RTP
   * time that leaps is not filled: 100 leaps a second would make 190 s of silence to decode.
   */
  private static final long MAX_FILL_TICKS = 2 * MAX_SILENCE_TICKS;

  /** 64 packets of 20 ms: 1.3 s, far beyond the longest wait of 600 ms. */
  private static final int CAPACITY = 64;

  /** Beyond the round trip: the request waits for overtaken packets, the answer for its turn. */
  private static final long RETRANSMISSION_SLACK_NS = 40_000_000;

  private static final long LONGEST_RETRANSMISSION_NS = 400_000_000;

  /**
   * 46 years of sound; twice as much doesn't fit a long in nanoseconds. Only leaps lead here: each
   * takes a sender up to 12 hours on.
   */
  private static final long LAST_TICKS = 1L << 46;

  /** This many late packets in a row mean that the sender's clock jumped back. */
  private static final int LATE_MEANS_JUMP = 5;

  private final Output output;
  private final DelayEstimate delay = new DelayEstimate();
  private Extender timestamps = Extender.ofTimestamp();
  private final TreeMap<Long, Held> held = new TreeMap<>();
  private boolean started;
  private boolean paused;
  private long nextSequence;
  private long nextTicks;
  private long silentTicks;
  private long fillTicks = MAX_FILL_TICKS;
  private long fillNs = Long.MIN_VALUE;
  private int lateInARow;
  private long retransmissionNs;
  private long concealed;
  private long late;

  public AudioJitterBuffer(Output output) {
    this.output = output;
  }

  /**
   * Takes a packet.
   *
   * @param levelBelowFull as {@link RtpPacket#levelBelowFull} says
   * @param sequence extended, never seen before
   * @param timestamp RTP time, 32 bits
   */
  public void offer(
      byte[] opus, int levelBelowFull, long sequence, long timestamp, long arrivedNs) {
    int duration = OpusToc.durationTicks(opus);
    if (duration == 0) {
      return;
    }
    long ticks = extended(timestamp);
    if (!started || paused) {
      started = true;
      resumeAt(sequence, ticks);
    }
    delay.onPacket(ticks, arrivedNs);
    if (sequence < nextSequence || ticks < nextTicks) {
      late++;
      nextSequence = Math.max(nextSequence, sequence + 1);
      if (++lateInARow < LATE_MEANS_JUMP) {
        release(arrivedNs);
        return;
      }
      held.clear();
      resumeAt(sequence, ticks);
      delay.onPacket(ticks, arrivedNs);
    }
    lateInARow = 0;
    held.put(sequence, new Held(opus, levelBelowFull, ticks, duration, arrivedNs));
    if (held.size() > CAPACITY) {
      skipTo(held.firstEntry());
    }
    release(arrivedNs);
  }

  private long extended(long timestamp) {
    long ticks = timestamps.extend(timestamp);
    if (ticks < LAST_TICKS) {
      return ticks;
    }
    held.clear();
    started = false;
    timestamps = Extender.ofTimestamp();
    return timestamps.extend(timestamp);
  }

  /** A new timeline: what was known of the sender's clock no longer holds. */
  private void resumeAt(long sequence, long ticks) {
    delay.reset();
    paused = false;
    nextSequence = sequence;
    nextTicks = ticks;
  }

  private void skipTo(Map.Entry<Long, Held> packet) {
    nextSequence = packet.getKey();
    nextTicks = packet.getValue().rtpTicks;
  }

  /**
   * How long what is missing takes when it is asked for again.
   *
   * @param roundTripNs to the sender; negative when nothing is retransmitted
   */
  public void retransmission(long roundTripNs) {
    retransmissionNs =
        roundTripNs < 0
            ? 0
            : Math.min(LONGEST_RETRANSMISSION_NS, roundTripNs + RETRANSMISSION_SLACK_NS);
  }

  /** Gives up waiting for what is due; returns when to call again, or {@code Long.MAX_VALUE}. */
  public long poll(long nowNs) {
    while (started && !paused) {
      long dueNs = delay.deadlineNs(nextTicks) + (isMissing() ? retransmissionNs : 0);
      if (nowNs - dueNs < 0) {
        return dueNs;
      }
      if (!held.isEmpty()) {
        fillBefore(held.firstEntry(), nowNs);
        release(nowNs);
      } else if (silentTicks >= MAX_SILENCE_TICKS || !mayFill(nowNs)) {
        paused = true;
      } else {
        empty(null, FRAME_TICKS, nowNs);
      }
    }
    return Long.MAX_VALUE;
  }

  /** Whether the next packet is known to be lost or overtaken, not only late. */
  private boolean isMissing() {
    return !held.isEmpty() && held.firstKey() > nextSequence;
  }

  /** Plays what needs no more waiting. */
  private void release(long nowNs) {
    while (!held.isEmpty()) {
      Map.Entry<Long, Held> first = held.firstEntry();
      if (first.getValue().rtpTicks <= nextTicks) {
        held.pollFirstEntry();
        play(first.getKey(), first.getValue());
      } else if (first.getKey() == nextSequence) {
        // Nothing is missing: the sender left a pause (DTX).
        fillBefore(first, nowNs);
      } else {
        return;
      }
    }
  }

  private void play(long sequence, Held packet) {
    nextSequence = sequence + 1;
    if (packet.rtpTicks < nextTicks) {
      return; // its time was filled meanwhile
    }
    output.play(
        packet.opus,
        null,
        packet.levelBelowFull,
        packet.rtpTicks,
        packet.durationTicks,
        packet.arrivedNs);
    nextTicks = packet.rtpTicks + packet.durationTicks;
    silentTicks = 0;
  }

  /** Fills one frame before a packet that is here; the last may be restored from its FEC. */
  private void fillBefore(Map.Entry<Long, Held> following, long nowNs) {
    Held packet = following.getValue();
    if (packet.rtpTicks - nextTicks > MAX_SILENCE_TICKS || !mayFill(nowNs)) {
      skipTo(following);
      return;
    }
    boolean lost = following.getKey() > nextSequence;
    int ticks = (int) Math.min(FRAME_TICKS, packet.rtpTicks - nextTicks);
    boolean restorable = lost && ticks == FRAME_TICKS && nextTicks + ticks == packet.rtpTicks;
    empty(restorable ? packet.opus : null, ticks, nowNs);
  }

  private boolean mayFill(long nowNs) {
    if (fillNs == Long.MIN_VALUE) {
      fillNs = nowNs;
    }
    long passedTicks = Math.clamp((nowNs - fillNs) / 1_000_000 * 48, 0, MAX_FILL_TICKS);
    if (passedTicks > 0) {
      fillTicks = Math.min(MAX_FILL_TICKS, fillTicks + passedTicks);
      fillNs = nowNs;
    }
    return fillTicks > 0;
  }

  private void empty(byte @Nullable [] nextOpus, int ticks, long nowNs) {
    output.play(null, nextOpus, RtpPacket.LEVEL_UNKNOWN, nextTicks, ticks, nowNs);
    concealed++;
    nextTicks += ticks;
    silentTicks += ticks;
    fillTicks -= ticks;
  }

  /** Entries that left empty so far. */
  public long concealed() {
    return concealed;
  }

  /** Packets that came after their time was over. */
  public long late() {
    return late;
  }

  /** How long a gap may wait at present. */
  public long patienceNs() {
    return delay.patienceNs();
  }
}
