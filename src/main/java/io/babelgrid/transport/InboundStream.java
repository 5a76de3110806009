package io.babelgrid.transport;

import io.babelgrid.transport.rtp.Extender;
import io.babelgrid.transport.rtp.NackGenerator;
import io.babelgrid.transport.rtp.ReceiveStatistics;
import io.babelgrid.transport.rtp.ReplayWindow;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.SenderClock;
import io.babelgrid.transport.rtp.Vp8Payload;
import org.jspecify.annotations.Nullable;

/** State of one received SSRC. Owned by the peer's thread. */
final class InboundStream {

  private final int ssrc;
  private final InboundFormat format;
  private final SenderClock senderClock;
  private final Extender sequences = Extender.ofSequence();
  private final ReplayWindow window = new ReplayWindow();
  private final ReceiveStatistics statistics;
  private final @Nullable NackGenerator nacks;
  private boolean reported;
  private long reportedNtp;
  private long reportedTimestamp;

  InboundStream(int ssrc, InboundFormat format, SenderClock senderClock) {
    this.ssrc = ssrc;
    this.format = format;
    this.senderClock = senderClock;
    this.statistics = new ReceiveStatistics(format.kind().clockHz());
    this.nacks = format.nack() ? new NackGenerator() : null;
  }

  int ssrc() {
    return ssrc;
  }

  InboundFormat format() {
    return format;
  }

  ReceiveStatistics statistics() {
    return statistics;
  }

  @Nullable NackGenerator nacks() {
    return nacks;
  }

  /** Counts an authentic packet; null when it is a duplicate. */
  @Nullable MediaPacket accept(RtpPacket packet, long arrivedNs, long takenNs) {
    long sequence = sequences.extend(packet.sequence());
    if (!window.accept(sequence)) {
      return null;
    }
    statistics.onPacket(sequence, packet.timestamp(), arrivedNs);
    if (nacks != null) {
      nacks.onPacket(sequence, arrivedNs);
    }
    boolean keyFrameStart =
        format.kind() == MediaKind.VIDEO
            && Vp8Payload.startsKeyFrame(
                packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    return new MediaPacket(
        format.kind(),
        ssrc,
        sequence,
        packet.timestamp(),
        packet.marker(),
        packet.payload(),
        keyFrameStart,
        arrivedNs,
        takenNs,
        capturedNs(packet.timestamp()));
  }

  private long capturedNs(long timestamp) {
    if (!reported) {
      return MediaPacket.CAPTURE_UNKNOWN;
    }
    // Signed: packets from before the report lie behind it.
    int ticks = (int) (timestamp - reportedTimestamp);
    return senderClock.toLocalNs(reportedNtp) + ticks * 1_000_000_000L / format.kind().clockHz();
  }

  void onSenderReport(long ntp, long timestamp, long nowNs) {
    reported = true;
    reportedNtp = ntp;
    reportedTimestamp = timestamp;
    statistics.onSenderReport(ntp, nowNs);
    senderClock.onSenderReport(ntp, nowNs);
  }
}
