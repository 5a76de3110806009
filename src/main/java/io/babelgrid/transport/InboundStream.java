package io.babelgrid.transport;

import io.babelgrid.transport.rtp.CaptureClock;
import io.babelgrid.transport.rtp.Continuity;
import io.babelgrid.transport.rtp.Extender;
import io.babelgrid.transport.rtp.MediaNumbers;
import io.babelgrid.transport.rtp.NackGenerator;
import io.babelgrid.transport.rtp.ReceiveStatistics;
import io.babelgrid.transport.rtp.ReplayWindow;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.Vp8Payload;
import org.jspecify.annotations.Nullable;

/** State of one received SSRC. Owned by the peer's thread. */
final class InboundStream {

  static final long DUPLICATE = -1;

  private final int ssrc;
  private final InboundFormat format;
  private final CaptureClock senderClock;
  private final Extender sequences = Extender.ofSequence();
  private final ReplayWindow window = new ReplayWindow();
  private final MediaNumbers numbers = new MediaNumbers();
  private final Continuity continuity;
  private final ReceiveStatistics statistics;
  private final @Nullable NackGenerator nacks;
  private boolean reported;
  private long reportedNtp;
  private long reportedTimestamp;

  InboundStream(int ssrc, InboundFormat format, CaptureClock senderClock) {
    this.ssrc = ssrc;
    this.format = format;
    this.senderClock = senderClock;
    this.statistics = new ReceiveStatistics(format.kind().clockHz());
    this.continuity = format.kind() == MediaKind.AUDIO ? Continuity.ofOpus() : Continuity.ofVp8();
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

  /** Counts an authentic packet; {@link #DUPLICATE}, or its extended sequence number. */
  long count(RtpPacket packet, long arrivedNs) {
    long sequence = sequences.extend(packet.sequence());
    if (!window.accept(sequence)) {
      return DUPLICATE;
    }
    statistics.onPacket(sequence, packet.timestamp(), arrivedNs);
    return sequence;
  }

  /** What a counted packet carries; null when that is padding alone. */
  @Nullable MediaPacket media(RtpPacket packet, long sequence, long arrivedNs, long takenNs) {
    boolean empty = packet.payloadLength() == 0;
    if (nacks != null) {
      nacks.onPacket(sequence, arrivedNs);
    }
    long before = empty ? Continuity.NONE : joined(sequence, packet);
    boolean follows = before != Continuity.NONE && before == numbers.newestMedia();
    long number = numbers.number(sequence, empty, follows);
    if (number == MediaNumbers.NONE) {
      return null;
    }
    boolean keyFrameStart =
        format.kind() == MediaKind.VIDEO
            && Vp8Payload.startsKeyFrame(
                packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    return new MediaPacket(
        format.kind(),
        ssrc,
        number,
        packet.timestamp(),
        packet.marker(),
        packet.payload(),
        keyFrameStart,
        arrivedNs,
        takenNs,
        capturedNs(packet.timestamp()));
  }

  /**
   * Asks for nothing between a packet and its neighbours where that was padding.
   *
   * @return the packet that it follows on
   */
  private long joined(long sequence, RtpPacket packet) {
    continuity.note(sequence, packet);
    long before = continuity.before(sequence);
    long after = continuity.after(sequence);
    if (nacks != null && before != Continuity.NONE) {
      nacks.nothingBetween(before, sequence);
    }
    if (nacks != null && after != Continuity.NONE) {
      nacks.nothingBetween(sequence, after);
    }
    return before;
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
