package io.babelgrid.transport;

import static io.babelgrid.transport.RelayPair.numberIn;
import static io.babelgrid.transport.RelayPair.packet;
import static io.babelgrid.transport.RelayPair.pass;
import static io.babelgrid.transport.RelayPair.sleepUntil;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.RtpPacket;
import io.babelgrid.transport.rtp.RtpWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jitsi.service.neomedia.RawPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tracks on their whole way: from one browser over two nodes and more to another. */
@Timeout(60)
class RelayHopsTest {

  private static final long MS = 1_000_000;
  private static final int SSRC = 70;
  private static final int AUDIO = 111;

  /** A node between two others: what it hears of one, it passes on to the next. */
  private static final class Passing extends RelayRecorder {
    final Map<String, SendSlot> on = new HashMap<>();

    @Override
    public void onMedia(RelayTrack track, MediaPacket packet) {
      super.onMedia(track, packet);
      SendSlot slot = on.get(track.id());
      if (slot != null) {
        slot.forward(track.room() + "/" + track.id(), packet);
      }
    }
  }

  private static DtlsLoopback browserKeys() throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    return DtlsLoopback.handshake(
        DtlsIdentity.create(),
        browser,
        List.of(SrtpProfile.AEAD_AES_128_GCM),
        browser.fingerprint());
  }

  private static byte[] opus(int n) {
    return ByteBuffer.allocate(60).put((byte) (9 << 3)).putInt(4, n).array();
  }

  /** One that is lost on the way to the first node, and probes of bandwidth between the others. */
  @Test
  void whatABrowserSaysOnOneNodeIsHeardByABrowserOfAnother() throws Exception {
    Passing second = new Passing();
    SlotReceiver listener = SlotReceiver.with(SrtpProfile.AEAD_AES_128_GCM);
    second.on.put("ann.audio", listener.slot(MediaKind.AUDIO));
    DtlsLoopback keys = browserKeys();
    try (RelayPair pair = RelayPair.connected(TestNetwork.Conditions.NONE, second)) {
      SendSlot between = pair.track("ann.audio", MediaKind.AUDIO);
      pass(50);
      InboundLines lines =
          new InboundLines(MediaWarmUp.ignoring(packet -> between.forward("ann", packet)));
      PeerReceiver first = new PeerReceiver(lines, new TransportCounters(LatencyLedger.standard()));
      lines.formats(List.of(InboundFormats.named(new StreamKey(MediaKind.AUDIO, 0, "0"), AUDIO)));
      RtpWriter browser = new RtpWriter(AUDIO, SSRC, InboundFormats.MID, new byte[] {'0'}, 0);
      List<Integer> said = new ArrayList<>();
      int number = 0;
      for (int i = 0; i < 100; i++) {
        List<byte[]> sent = new ArrayList<>();
        if (i % 5 == 0) {
          sent.add(browser.packet(new byte[0], number++, i * 960L, false, 0));
        }
        sent.add(browser.packet(opus(i), number++, i * 960L, false, 0));
        for (byte[] plain : sent) {
          RawPacket sealed =
              Objects.requireNonNull(
                  keys.client().protectRtp(plain, plain.length - RtpWriter.TAIL_BYTES));
          if (i != 33) {
            long nowNs = System.nanoTime();
            Datagram datagram =
                new Datagram(sealed.getBuffer(), sealed.getOffset(), sealed.getLength(), nowNs);
            assertTrue(first.onRtp(datagram, keys.server(), nowNs));
          }
        }
        if (i != 33) {
          said.add(i);
        }
        pass(2);
      }
      await().until(() -> second.of("ann.audio").size() == said.size());
      List<RtpPacket> heard = List.copyOf(listener.packets);
      assertEquals(
          said, heard.stream().map(each -> ByteBuffer.wrap(each.payload()).getInt(4)).toList());
      for (int i = 0; i < heard.size(); i++) {
        RtpPacket each = heard.get(i);
        int spoken = said.get(i);
        assertEquals(1_000 + spoken, each.sequence(), "probes are left out, the loss is not");
        assertEquals(5_000 + spoken * 960L, each.timestamp());
      }
      assertEquals(0, listener.refused);
    }
  }

  private static long capturedNs(long beganNs, int n) {
    return beganNs + n * 20 * MS - 60 * MS;
  }

  private static MediaPacket picture(int n, long capturedNs) {
    MediaPacket one = packet(MediaKind.VIDEO, n, n % 50 == 0, capturedNs);
    return new MediaPacket(
        one.kind(),
        one.ssrc(),
        n / 2,
        n * 1_800L,
        true,
        one.payload(),
        one.keyFrameStart(),
        one.arrivedNs(),
        one.takenNs(),
        capturedNs);
  }

  /** Sound and picture of a moment belong together on each node, at the time that it was there. */
  @Test
  void captureTimesHoldOverTwoHops() throws Exception {
    TestNetwork.Conditions far = new TestNetwork.Conditions(40 * MS, 0, 0, true);
    Passing second = new Passing();
    try (RelayPair one = RelayPair.connected(far, second);
        RelayPair two = RelayPair.connected(far)) {
      SendSlot voice = one.track("ann.audio", MediaKind.AUDIO);
      SendSlot camera = one.track("ann.video", MediaKind.VIDEO);
      second.on.put("ann.audio", two.track("ann.audio", MediaKind.AUDIO));
      second.on.put("ann.video", two.track("ann.video", MediaKind.VIDEO));
      pass(100);
      long beganNs = System.nanoTime();
      for (int i = 0; i < 300; i++) {
        sleepUntil(beganNs + i * 20 * MS);
        voice.forward("ann", packet(MediaKind.AUDIO, i, false, capturedNs(beganNs, i)));
        if (i % 2 == 0) {
          camera.forward("ann", picture(i, capturedNs(beganNs, i)));
        }
      }
      await().until(() -> two.rightHeard.of("ann.video").size() >= 145);
      List<MediaPacket> heard = new ArrayList<>();
      for (String track : List.of("ann.audio", "ann.video")) {
        List<RelayRecorder.Heard> all = List.copyOf(two.rightHeard.of(track));
        heard.addAll(
            all.subList(all.size() * 2 / 3, all.size()).stream()
                .map(RelayRecorder.Heard::packet)
                .toList());
      }
      assertFalse(heard.isEmpty());
      for (MediaPacket each : heard) {
        int number = (int) numberIn(each);
        assertNotEquals(MediaPacket.CAPTURE_UNKNOWN, each.capturedNs());
        double offMs = (each.capturedNs() - capturedNs(beganNs, number)) / 1e6;
        assertTrue(Math.abs(offMs) <= 5, each.kind() + " " + number + " is " + offMs + " ms off");
      }
    }
  }
}
