package io.babelgrid.transport.rtp;

import net.sf.fmj.media.rtp.RTCPReportBlock;
import net.sf.fmj.media.rtp.RTCPSRPacket;
import org.jspecify.annotations.Nullable;

/**
 * What was sent on one stream, and the mapping from RTP time to wall time that its sender reports
 * carry (RFC 3550, 6.4.1). Owned by the slot's lock.
 */
public final class SendStatistics {

  private final int clockHz;
  private long packets;
  private long octets;
  private boolean mapped;
  private long mappedTimestamp;
  private long mappedNs;
  private boolean told;

  public SendStatistics(int clockHz) {
    this.clockHz = clockHz;
  }

  public void onSent(int payloadBytes) {
    packets++;
    octets += payloadBytes;
  }

  /** Says that what carries this RTP time was captured at {@code capturedNs}. */
  public void map(long timestamp, long capturedNs) {
    mapped = true;
    mappedTimestamp = timestamp;
    mappedNs = capturedNs;
  }

  /** A new source: its capture clock isn't known yet. */
  public void unmap() {
    mapped = false;
    told = false;
  }

  /** Whether the capture clock is known, and no report has told it yet. */
  public boolean untold() {
    return mapped && !told;
  }

  public long packets() {
    return packets;
  }

  /** Of payloads. */
  public long octets() {
    return octets;
  }

  /** The sender report for now, or null when nothing was sent or its capture time is unknown. */
  public @Nullable RTCPSRPacket report(int ssrc, NtpClock clock, long nowNs) {
    if (packets == 0 || !mapped) {
      return null;
    }
    told = true;
    RTCPSRPacket report = new RTCPSRPacket(ssrc, new RTCPReportBlock[0]);
    long ntp = clock.ntpAt(nowNs);
    report.ntptimestampmsw = ntp >>> 32;
    report.ntptimestamplsw = ntp & 0xFFFF_FFFFL;
    long passedTicks = Math.round((nowNs - mappedNs) * (clockHz / 1e9));
    report.rtptimestamp = mappedTimestamp + passedTicks & 0xFFFF_FFFFL;
    report.packetcount = packets & 0xFFFF_FFFFL;
    report.octetcount = octets & 0xFFFF_FFFFL;
    return report;
  }
}
