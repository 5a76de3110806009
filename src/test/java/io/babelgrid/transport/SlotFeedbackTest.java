package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtcpWriter;
import io.babelgrid.transport.sdp.SdpOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What requests for lost packets bring back, from the encrypted request to the encrypted answer.
 */
class SlotFeedbackTest {

  private static final StreamId STREAM = StreamId.opened("here");
  private static final long MS = 1_000_000;
  private static final int PAYLOAD = 1_100;

  private long nowNs = 1_000_000 * MS;
  private final TransportCounters counters = new TransportCounters(LatencyLedger.standard());
  private final PeerLink link = new PeerLink(PacketFilter.NONE, counters);
  private DtlsLoopback keys;
  private WebRtcSendSlot slot;
  private SlotFeedback feedback;
  private PeerReports reports;
  private final List<String> keyFrames = new ArrayList<>();
  private final SecondCopies copies = new SecondCopies();

  @BeforeEach
  void negotiate() throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    keys =
        DtlsLoopback.handshake(
            DtlsIdentity.create(),
            browser,
            List.of(SrtpProfile.AEAD_AES_128_GCM),
            browser.fingerprint());
    link.keys(keys.server());
    PeerListener listener =
        new PeerRecorder() {
          @Override
          public void onKeyFrameRequest(String trackId) {
            keyFrames.add(trackId);
          }
        };
    NtpClock ntp = NtpClock.startingAt(0, nowNs);
    Negotiation negotiation =
        new Negotiation(
            TransportConfig.defaults(List.of("127.0.0.1"), 0),
            new WebRtcSendSlot.Context(link, () -> nowNs, ntp, counters, () -> {}));
    String offer =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        m=video 9 UDP/TLS/RTP/SAVPF 96
        a=mid:0
        a=ice-ufrag:brow
        a=ice-pwd:browserbrowserbrowser1
        a=fingerprint:sha-256 %s
        a=setup:actpass
        a=rtcp-mux
        a=recvonly
        a=rtpmap:96 VP8/90000
        """
            .formatted(browser.fingerprint())
            .replace("\n", "\r\n");
    negotiation.tracks(Tracks.of("bob.video"));
    negotiation.negotiate(SdpOffer.parse(offer), Map.of("0", "bob.video"), MediaGrants.ALL);
    slot = negotiation.slot("bob.video").orElseThrow();
    reports =
        new PeerReports(link, new PeerReceiver(new InboundLines(listener), counters), ntp, 79);
    feedback =
        new SlotFeedback(
            negotiation, LinkEvents.of(listener), reports, copies, () -> nowNs, counters);
  }

  /** 300 packets a second for two seconds: 2.7 Mbit/s. */
  private void sendVideo() {
    for (int i = 0; i < 600; i++) {
      if (i % 300 == 0) {
        feedback.sample(link.bytesSent.sum(), nowNs);
      }
      slot.send(STREAM, new byte[] {0x10, 0, 1, 2}, 300L * i, false);
      slot.send(STREAM, new byte[PAYLOAD], 300L * i, true);
      nowNs += 1_000 * MS / 300;
    }
    feedback.sample(link.bytesSent.sum(), nowNs);
  }

  /** Asks for so many packets from a number on; gives the bytes it took. */
  private int ask(int from, int packets) {
    int[] lost = IntStream.range(from, from + packets).map(n -> n & 0xFFFF).toArray();
    byte[] compound = RtcpWriter.compound(List.of(RtcpWriter.nack(5, slot.ssrc(), lost)));
    RawPacket sent =
        Objects.requireNonNull(
            keys.client().protectRtcp(compound, compound.length - RtcpWriter.TAIL_BYTES));
    Datagram datagram = new Datagram(sent.getBuffer(), sent.getOffset(), sent.getLength(), nowNs);
    reports.onRtcp(datagram, keys.server(), feedback);
    return sent.getLength();
  }

  /** Some packet that can be sent again: as a browser knows them. */
  private int oldestKept() {
    int sequence = 0;
    while (slot.sent().again(sequence, 0) == 0) {
      sequence++;
    }
    while (slot.sent().again(sequence - 1 & 0xFFFF, 0) > 0) {
      sequence--;
    }
    return sequence;
  }

  /**
   * 13 kB of requests, in turn for all that is kept; returns bytes sent for one that was asked
   * with.
   */
  private double flood(int packets, long everyNs) {
    int oldest = oldestKept();
    long before = link.bytesSent.sum();
    int asked = 0;
    for (int i = 0; asked < 13_000; i++) {
      asked += ask(oldest + i * 17 % 170, packets);
      nowNs += everyNs;
      copies.send(nowNs);
    }
    return (link.bytesSent.sum() - before) / (double) asked;
  }

  @Test
  void aFloodOfRequestsBringsBackFourTimesItsBytesAtMost() {
    sendVideo();
    nowNs += 1_000 * MS;
    feedback.sample(link.bytesSent.sum(), nowNs);
    double factor = flood(17, MS);
    assertTrue(factor > 1, "what is lost is sent again");
    assertTrue(factor <= 4, "x" + factor);
    assertTrue(counters.notRepeated.sum() > 0);
  }

  @Test
  void allThatIsKeptIsNotSentAgainForItsAsking() {
    sendVideo();
    assertEquals(0, flood(17 * 20, 26 * MS));
    assertEquals("bob.video", keyFrames.getFirst());
  }

  /** A third of a second of 2.7 Mbit/s. */
  @Test
  void aGapOfAThirdOfASecondIsClosed() {
    sendVideo();
    int oldest = oldestKept();
    nowNs += 100 * MS;
    long before = link.bytesSent.sum();
    ask(oldest, 100);
    assertTrue(link.bytesSent.sum() - before >= 50 * PAYLOAD);
    assertEquals(List.of(), keyFrames);
    assertEquals(0, counters.notRepeated.sum());
  }

  @Test
  void requestsThatGoOnBringBackAQuarterOfWhatIsSentAtMost() {
    sendVideo();
    long perSecond = 300 * (PAYLOAD + 4 + 2 * 28L);
    long beganNs = nowNs;
    double back = flood(100, 26 * MS) * 13_000;
    double seconds = (nowNs - beganNs) / 1e9;
    assertTrue(back <= 0.25 * perSecond * (2 + seconds) + PAYLOAD, "bytes back: " + back);
  }
}
