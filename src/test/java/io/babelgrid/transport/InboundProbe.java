package io.babelgrid.transport;

import io.babelgrid.transport.rtp.AudioJitterBuffer;
import io.babelgrid.transport.rtp.CaptureDelay;
import io.babelgrid.transport.rtp.NackGenerator;
import io.babelgrid.transport.rtp.OpusToc;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.SenderClock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One received stream with all that its packets pass through once they are decrypted. */
public final class InboundProbe {

  private static final int MID = 4;
  private static final int FEEDBACK = 3;
  private static final int CAPTURE = 7;
  private static final int LEVEL = 1;

  private final InboundStream stream;
  private final AudioJitterBuffer audio;
  private final CaptureDelay delay = new CaptureDelay();

  public InboundProbe(boolean video, AudioJitterBuffer.Output output) {
    MediaKind kind = video ? MediaKind.VIDEO : MediaKind.AUDIO;
    var format =
        new InboundFormat(
            new StreamKey(kind, 0, "0"), 96, MID, FEEDBACK, CAPTURE, LEVEL, true, List.of(7L));
    stream = new InboundStream(7, format, new SenderClock());
    audio = new AudioJitterBuffer(output);
  }

  /** The number that the packet is counted by; negative for a duplicate. */
  public long count(RtpPacket packet, long arrivedNs) {
    return stream.count(packet, arrivedNs);
  }

  /** What a counted packet carries, which the jitter buffer takes too; null for padding. */
  public @Nullable MediaPacket media(RtpPacket packet, long sequence, long arrivedNs) {
    MediaPacket media = stream.media(packet, sequence, arrivedNs, arrivedNs);
    if (media != null && media.kind() == MediaKind.AUDIO) {
      long captured = packet.captureNtp(CAPTURE);
      if (captured != 0) {
        delay.onCapture(captured, packet.timestamp());
      }
      delay.onPacket(packet.timestamp(), OpusToc.durationTicks(media.payload()), arrivedNs);
      audio.offer(
          media.payload(),
          packet.levelBelowFull(LEVEL),
          media.sequence(),
          media.rtpTicks(),
          arrivedNs);
    }
    return media;
  }

  public void senderReport(long ntp, long timestamp, long nowNs) {
    stream.onSenderReport(ntp, timestamp, nowNs);
    delay.onSenderReport(ntp, nowNs);
  }

  public long poll(long nowNs, long roundTripNs) {
    audio.retransmission(roundTripNs);
    return audio.poll(nowNs);
  }

  public int[] asksFor(long nowNs, long roundTripNs) {
    NackGenerator nacks = Objects.requireNonNull(stream.nacks());
    stream.statistics().report(7, nowNs);
    return nacks.due(nowNs, roundTripNs);
  }
}
