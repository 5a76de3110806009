package io.babelgrid.transport.rtp;

import net.sf.fmj.media.rtp.RTCPReportBlock;

/**
 * Loss and interarrival jitter of one received stream (RFC 3550, A.3 and A.8), and the sender
 * report that its round trip is measured against. Owned by the peer's thread.
 */
public final class ReceiveStatistics {

  private final int clockHz;
  private long baseSequence = -1;
  private long highestSequence = -1;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private boolean transitKnown;
  private long lastTransitTicks;
  private double jitterTicks;
  private long lastReportNtp32;
  private long lastReportNs;

  public ReceiveStatistics(int clockHz) {
    this.clockHz = clockHz;
  }

  /**
   * Counts a packet that is no duplicate.
   *
   * @param sequence extended
   * @param timestamp RTP time, 32 bits
   */
  public void onPacket(long sequence, long timestamp, long arrivedNs) {
    boolean inOrder = sequence > highestSequence;
    highestSequence = Math.max(highestSequence, sequence);
    baseSequence = baseSequence < 0 ? sequence : Math.min(baseSequence, sequence);
    received++;
    // Retransmissions come late by design; they say nothing about the network's jitter.
    if (inOrder) {
      long transit = (long) (arrivedNs * (clockHz / 1e9)) - timestamp;
      if (transitKnown) {
        int difference = (int) (transit - lastTransitTicks);
        jitterTicks += (Math.abs((double) difference) - jitterTicks) / 16;
      }
      transitKnown = true;
      lastTransitTicks = transit;
    }
  }

  /** Notes a sender report: {@code ntp} is 32.32 fixed-point seconds. */
  public void onSenderReport(long ntp, long nowNs) {
    lastReportNtp32 = ntp >>> 16 & 0xFFFF_FFFFL;
    lastReportNs = nowNs;
  }

  /** Packets that never came; falls when late ones arrive. */
  public long lost() {
    return baseSequence < 0 ? 0 : Math.max(0, expected() - received);
  }

  public double jitterMs() {
    return jitterTicks * 1000 / clockHz;
  }

  /** True once a packet was counted. */
  public boolean started() {
    return baseSequence >= 0;
  }

  /** The report block for the time since the last one. */
  public RTCPReportBlock report(int ssrc, long nowNs) {
    long expectedNow = expected() - expectedBefore;
    long lostNow = expectedNow - (received - receivedBefore);
    int fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : (int) ((lostNow << 8) / expectedNow);
    expectedBefore = expected();
    receivedBefore = received;
    long delay16 = lastReportNtp32 == 0 ? 0 : (nowNs - lastReportNs) * 65_536 / 1_000_000_000L;
    return new RTCPReportBlock(
        ssrc,
        Math.min(255, fraction),
        (int) Math.min(0x7F_FFFF, lost()),
        // Extender starts one span up, the wire's cycle count at zero.
        highestSequence - 0x1_0000L & 0xFFFF_FFFFL,
        (int) jitterTicks,
        lastReportNtp32,
        delay16);
  }

  private long expected() {
    return highestSequence - baseSequence + 1;
  }
}
