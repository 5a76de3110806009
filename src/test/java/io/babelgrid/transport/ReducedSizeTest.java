package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.NtpClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Test;

/** Feedback without a report before it goes only to who agreed to that (RFC 5506). */
class ReducedSizeTest {

  private static final int RECEIVER_REPORT = 201;
  private static final int TRANSPORT_FEEDBACK = 205;

  private final TransportCounters counters = new TransportCounters(LatencyLedger.standard());
  private final PeerLink link = new PeerLink(PacketFilter.NONE, counters);
  private final PeerReceiver receiver =
      new PeerReceiver(new InboundLines(new PeerRecorder()), counters);
  private final PeerReports reports =
      new PeerReports(link, receiver, NtpClock.startingAt(0, 0), 79);
  private final List<byte[]> sent = new ArrayList<>();

  /** The types of packet that a compound begins with. */
  private int firstType(DtlsLoopback keys) {
    byte[] datagram = sent.removeLast();
    RawPacket plain =
        Objects.requireNonNull(keys.client().unprotectRtcp(datagram, 0, datagram.length));
    return plain.getBuffer()[plain.getOffset() + 1] & 0xFF;
  }

  @Test
  void whoDidNotAgreeGetsAWholeCompound() throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    DtlsLoopback keys =
        DtlsLoopback.handshake(
            DtlsIdentity.create(),
            browser,
            List.of(SrtpProfile.AEAD_AES_128_GCM),
            browser.fingerprint());
    link.keys(keys.server());
    link.path((b, off, len) -> sent.add(Arrays.copyOfRange(b, off, off + len)));

    receiver.feedback().onPacket(1, 1_000_000);
    reports.sendTransportFeedback();
    assertEquals(TRANSPORT_FEEDBACK, firstType(keys));

    reports.reducedSize(false);
    receiver.feedback().onPacket(2, 2_000_000);
    reports.sendTransportFeedback();
    assertEquals(RECEIVER_REPORT, firstType(keys));
  }
}
