package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.rtp.RtpRewriter;
import io.babelgrid.transport.rtp.RtpWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.sf.fmj.media.rtp.RTCPSRPacket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A video slot with real keys; what it sends ends at the missing path, counted. */
@Timeout(60)
class WebRtcSendSlotTest {

  private static final long MS = 1_000_000;
  private static final long SECOND = 1000 * MS;
  private static final int SSRC = 78;
  private static final StreamId OWN = StreamId.opened("own");
  private static final byte[] KEY = {0x10, 0, 0, 0};
  private static final byte[] DELTA = {0x10, 1, 0, 0};

  private final AtomicLong nowNs = new AtomicLong(100 * SECOND);
  private final AtomicInteger wishes = new AtomicInteger();
  private PeerLink link;
  private WebRtcSendSlot slot;

  @BeforeEach
  void open() throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    DtlsLoopback keys =
        DtlsLoopback.handshake(
            DtlsIdentity.create(),
            browser,
            List.of(SrtpProfile.AEAD_AES_128_GCM),
            browser.fingerprint());
    TransportCounters counters = new TransportCounters(LatencyLedger.standard());
    link = new PeerLink(PacketFilter.NONE, counters);
    link.keys(keys.server());
    slot =
        new WebRtcSendSlot(
            new Track("ann.video", "ann"),
            MediaKind.VIDEO,
            SSRC,
            64,
            new RtpRewriter(MediaKind.VIDEO.clockHz(), true, 0, 0),
            new WebRtcSendSlot.Context(
                link, nowNs::get, NtpClock.startingAt(0, 0), counters, wishes::incrementAndGet));
    slot.format(new RtpWriter(96, SSRC, 4, new byte[] {'0'}, 2));
  }

  private long sent() {
    return link.packetsSent.sum();
  }

  private RTCPSRPacket report() {
    RTCPSRPacket report = slot.report(nowNs.get());
    assertNotNull(report);
    return report;
  }

  private static MediaPacket camera(long sequence, byte[] payload, long capturedNs) {
    return new MediaPacket(
        MediaKind.VIDEO, 5, sequence, 0, true, payload, payload == KEY, 0, 0, capturedNs);
  }

  @Test
  void theReportSaysWhenAFrameWasCaptured() {
    long capturedNs = nowNs.get() - 300 * MS;
    slot.send(OWN, KEY, 7_000, false, capturedNs);
    nowNs.addAndGet(2 * MS);
    slot.send(OWN, new byte[] {0, 9}, 7_000, true, capturedNs);
    // RTP time starts at 0: 302 ms after the capture it is 302 x 90.
    assertEquals(302 * 90, report().rtptimestamp);
    assertEquals(2, report().packetcount);
  }

  @Test
  void withoutATimeItWasCapturedNow() {
    slot.send(OWN, KEY, 7_000, true);
    nowNs.addAndGet(10 * MS);
    assertEquals(10 * 90, report().rtptimestamp);
  }

  @Test
  void afterAPauseAKeyFrameComesFirstAndTimeHasPassed() {
    slot.forward("ann", camera(70_000, KEY, nowNs.get()));
    slot.forward("ann", camera(70_001, DELTA, nowNs.get()));
    assertEquals(2, sent());
    slot.pause();
    assertNull(slot.report(nowNs.get()), "its time isn't known");
    nowNs.addAndGet(10 * SECOND);
    slot.forward("ann", camera(70_300, DELTA, nowNs.get()));
    assertEquals(2, sent());
    assertEquals(1, wishes.get());
    slot.forward("ann", camera(70_301, KEY, nowNs.get()));
    slot.forward("ann", camera(70_302, DELTA, nowNs.get()));
    assertEquals(4, sent());
    assertEquals(4, report().packetcount);
    assertEquals(10_000 * 90, report().rtptimestamp);
    nowNs.addAndGet(20 * MS);
    slot.sent().again(2, 0);
    assertEquals(5, sent(), "the key frame has the number after the last one before the pause");
  }

  @Test
  void aPausedSlotAsksForKeyFramesOnlyWhileSomethingComes() {
    assertTrue(slot.keyFrame().wanted(nowNs.get()), "from the start");
    slot.pause();
    assertFalse(slot.keyFrame().wanted(nowNs.get()));
    slot.forward("ann", camera(70_000, DELTA, nowNs.get()));
    assertTrue(slot.keyFrame().wanted(nowNs.get()));
    assertFalse(slot.keyFrame().wanted(nowNs.get() + 2 * SECOND), "that was a late one");
    slot.forward("ann", camera(70_001, KEY, nowNs.get()));
    assertFalse(slot.keyFrame().wanted(nowNs.get()));
    assertEquals(1, sent());
  }

  @Test
  void ownFramesAndForwardedOnesTakeTurnsWithKeyFrames() {
    slot.forward("ann", camera(70_000, KEY, nowNs.get()));
    slot.send(OWN, DELTA, 0, true, nowNs.get());
    assertEquals(1, sent());
    slot.send(OWN, KEY, 3_600, true, nowNs.get());
    slot.send(OWN, DELTA, 7_200, true, nowNs.get());
    slot.forward("ann", camera(70_001, DELTA, nowNs.get()));
    assertEquals(3, sent());
    slot.forward("ann", camera(70_002, KEY, nowNs.get()));
    assertEquals(4, sent());
  }

  @Test
  void aReceiversReportsMoveWhatToEncodeWith() {
    assertEquals(600_000, slot.receiverBitsPerSecond());
    slot.rates().onLoss(128, nowNs.get());
    assertEquals(600_000, slot.receiverBitsPerSecond(), "nothing is sent yet");
    slot.sampleRate(nowNs.get());
    slot.send(OWN, KEY, 0, true);
    slot.send(OWN, new byte[75_000 - KEY.length], 0, true);
    nowNs.addAndGet(SECOND);
    slot.sampleRate(nowNs.get());
    assertEquals(600_000, slot.rates().sentBitsPerSecond());
    slot.rates().onLoss(128, nowNs.get());
    assertEquals(450_000, slot.receiverBitsPerSecond());
    slot.rates().onEstimate(500_000, 1_000_000, nowNs.get());
    assertEquals(300_000, slot.receiverBitsPerSecond());
  }
}
