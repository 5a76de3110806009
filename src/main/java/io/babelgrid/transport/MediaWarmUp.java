package io.babelgrid.transport;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtcpWriter;
import io.babelgrid.transport.rtp.RtpRewriter;
import io.babelgrid.transport.rtp.RtpWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import net.sf.fmj.media.rtp.RTCPRRPacket;
import net.sf.fmj.media.rtp.RTCPReportBlock;
import org.jitsi.service.neomedia.RawPacket;
import org.jspecify.annotations.Nullable;

/**
 * Takes made-up packets the whole way through a peer without network: decrypt, count, buffer,
 * rewrite, encrypt, report. What it sends ends at the missing path. Owned by one thread.
 */
final class MediaWarmUp {

  private static final int SOURCE_SSRC = 77;
  private static final int SLOT_SSRC = 78;
  private static final int REPORT_EVERY = 20;

  private final SrtpSession browser;
  private final SrtpSession node;
  private final NanoClock clock = NanoClock.system();
  private final TransportCounters counters;
  private final PeerLink link;
  private final WebRtcSendSlot slot;
  private final PeerReceiver receiver;
  private final PeerReports reports;

  MediaWarmUp(DtlsLoopback keys) {
    this(keys, PacketFilter.NONE, LatencyLedger.standard());
  }

  MediaWarmUp(DtlsLoopback keys, PacketFilter filter, LatencyLedger ledger) {
    counters = new TransportCounters(ledger);
    link = new PeerLink(filter, counters);
    browser = keys.client();
    node = keys.server();
    link.keys(node);
    NtpClock ntp = NtpClock.startingAt(0, clock.nowNs());
    slot =
        new WebRtcSendSlot(
            new Track("warm.audio", "warm"),
            MediaKind.AUDIO,
            SLOT_SSRC,
            64,
            new RtpRewriter(MediaKind.AUDIO.clockHz(), false, 0, 0),
            new WebRtcSendSlot.Context(link, clock, ntp, counters, () -> {}));
    slot.format(new RtpWriter(111, SLOT_SSRC, 4, new byte[] {'0'}, 2));
    InboundLines lines = new InboundLines(ignoring(packet -> slot.forward("warm", packet)));
    receiver = new PeerReceiver(lines, counters);
    lines.formats(
        List.of(
            new InboundFormat(
                new StreamKey(MediaKind.AUDIO, 0, "0"), 111, 4, 0, 3, 0, 0, true, List.of())));
    reports = new PeerReports(link, receiver, ntp, 79);
  }

  /** Passes packets, every tenth missing. */
  void run(int packets) throws IOException {
    byte[] payload = new byte[200];
    payload[0] = 9 << 3; // an Opus packet of 20 ms
    RtpWriter writer = new RtpWriter(111, SOURCE_SSRC, 4, new byte[] {'0'}, 2);
    for (int i = 0; i < packets; i++) {
      byte[] packet = writer.packet(payload, i, i * 960L, false, i);
      RawPacket sent = browser.protectRtp(packet, packet.length - RtpWriter.TAIL_BYTES);
      if (i % 10 != 9) {
        receiver.onRtp(datagram(sent), node, clock.nowNs());
      }
      receiver.pollAudio(clock.nowNs(), 0);
      if (i % REPORT_EVERY == 0) {
        report(i);
      }
    }
    if (counters.rejected.sum() > 0) {
      throw new IOException("SRTP with " + node.profile() + " fails");
    }
  }

  private void report(int sequence) throws IOException {
    long nowNs = clock.nowNs();
    reports.sendNacks(nowNs);
    reports.sendTransportFeedback();
    reports.sendReports(List.of(slot), nowNs);
    byte[] compound =
        RtcpWriter.compound(
            List.of(
                new RTCPRRPacket(SOURCE_SSRC, new RTCPReportBlock[0]),
                RtcpWriter.nack(SOURCE_SSRC, SLOT_SSRC, new int[] {sequence})));
    RawPacket sent = browser.protectRtcp(compound, compound.length - RtcpWriter.TAIL_BYTES);
    reports.onRtcp(
        datagram(sent),
        node,
        new PeerReports.SlotRequests() {
          @Override
          public void retransmit(long ssrc, int[] lost) {
            slot.sent().again(lost[0], 0);
          }

          @Override
          public void keyFrame(long ssrc) {}

          @Override
          public void loss(long ssrc, int fractionLost, long nowNs) {
            slot.rates().onLoss(fractionLost, nowNs);
          }

          @Override
          public void estimate(long bitsPerSecond, long nowNs) {
            slot.rates().onEstimate(bitsPerSecond, slot.rates().sentBitsPerSecond(), nowNs);
          }
        });
  }

  private Datagram datagram(@Nullable RawPacket packet) throws IOException {
    if (packet == null) {
      throw new IOException("SRTP with " + browser.profile() + " fails");
    }
    return new Datagram(packet.getBuffer(), packet.getOffset(), packet.getLength(), clock.nowNs());
  }

  /** A listener that only wants packets. */
  static PeerListener ignoring(Consumer<MediaPacket> packets) {
    return new PeerListener() {
      @Override
      public void onConnected() {}

      @Override
      public void onMedia(StreamKey stream, MediaPacket packet) {
        packets.accept(packet);
      }

      @Override
      public void onAudio(StreamKey stream, AudioPacket packet) {}

      @Override
      public void onKeyFrameRequest(String trackId) {}

      @Override
      public void onSilent() {}

      @Override
      public void onResumed() {}

      @Override
      public void onClosed(String reason) {}
    };
  }
}
