package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.dtls.SrtpSession;
import io.babelgrid.transport.ice.DatagramPath;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.RtpRewriter;
import io.babelgrid.transport.rtp.RtpWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jitsi.service.neomedia.RawPacket;

/** The browser's end of slots with real keys: what it decrypts of what they send. */
final class SlotReceiver implements DatagramPath {

  /** Those that are authentic, in the order sent. */
  final List<RtpPacket> packets = new ArrayList<>();

  /** BYEs, sender reports and the like, decrypted. */
  final List<byte[]> reports = new ArrayList<>();

  final AtomicLong nowNs = new AtomicLong(100_000_000_000L);
  final AtomicInteger wishes = new AtomicInteger();
  final TransportCounters counters = new TransportCounters(LatencyLedger.standard());
  final PeerLink link = new PeerLink(PacketFilter.NONE, counters);
  final SrtpSession node;
  int refused;
  private final SrtpSession browser;

  private SlotReceiver(DtlsLoopback keys) {
    node = keys.server();
    browser = keys.client();
    link.keys(node);
    link.path(this);
  }

  static SlotReceiver with(SrtpProfile profile) throws IOException {
    DtlsIdentity identity = DtlsIdentity.create();
    return new SlotReceiver(
        DtlsLoopback.handshake(
            DtlsIdentity.create(), identity, List.of(profile), identity.fingerprint()));
  }

  WebRtcSendSlot.Context context() {
    return new WebRtcSendSlot.Context(
        link, nowNs::get, NtpClock.startingAt(0, 0), counters, wishes::incrementAndGet);
  }

  WebRtcSendSlot slot(MediaKind kind) {
    boolean video = kind == MediaKind.VIDEO;
    var slot =
        new WebRtcSendSlot(
            new Track(video ? "ann.video" : "ann.audio", "ann"),
            kind,
            78,
            512,
            new RtpRewriter(kind.clockHz(), video, 1_000, 5_000),
            context());
    slot.format(new RtpWriter(96, 78, 4, new byte[] {'0'}, 2));
    return slot;
  }

  RtpPacket newest() {
    return packets.getLast();
  }

  @Override
  public void send(byte[] b, int off, int len) {
    byte[] copy = Arrays.copyOfRange(b, off, off + len);
    boolean rtcp = (copy[1] & 0xFF) >= 192 && (copy[1] & 0xFF) <= 223;
    RawPacket plain =
        rtcp ? browser.unprotectRtcp(copy, 0, len) : browser.unprotectRtp(copy, 0, len);
    if (plain == null) {
      refused++;
    } else if (rtcp) {
      reports.add(Arrays.copyOf(copy, plain.getLength()));
    } else {
      RtpPacket packet = RtpPacket.parse(plain.getBuffer(), plain.getOffset(), plain.getLength());
      assertNotNull(packet);
      packets.add(packet);
    }
  }
}
