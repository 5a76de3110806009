package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.StreamId;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.SrtpProfile;
import io.babelgrid.transport.rtp.NtpClock;
import io.babelgrid.transport.sdp.SdpException;
import io.babelgrid.transport.sdp.SdpOffer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener stays while others come and go. */
@Timeout(60)
class SlotsEndTest {

  private static final String FINGERPRINT = DtlsIdentity.create().fingerprint();
  private static final TransportConfig CONFIG = TransportConfig.defaults(List.of("127.0.0.1"), 0);
  private static final int PACKETS = 600;
  private static final int PAYLOAD_BYTES = 1_100;

  private SlotReceiver listener;
  private Negotiation negotiation;
  private PeerReports reports;

  @BeforeEach
  void open() throws Exception {
    listener = SlotReceiver.with(SrtpProfile.AEAD_AES_128_GCM);
    negotiation = new Negotiation(CONFIG, listener.context());
    reports =
        new PeerReports(
            listener.link,
            new PeerReceiver(
                new InboundLines(MediaWarmUp.ignoring(packet -> {})), listener.counters),
            NtpClock.startingAt(0, 0),
            negotiation.freshSsrc());
  }

  /** What the peer's thread does with those that ended. */
  private void said(List<WebRtcSendSlot> ended) {
    reports.sendBye(ended);
    ended.forEach(slot -> listener.link.forget(slot.ssrc()));
  }

  private void offer(Map<String, String> slots, String... lines) throws Exception {
    said(
        negotiation
            .negotiate(
                SdpOffer.parse(OfferText.of("ufrag", FINGERPRINT, lines)), slots, MediaGrants.ALL)
            .ended());
  }

  private WebRtcSendSlot slot(String track) {
    return negotiation.slot(track).orElseThrow();
  }

  private void film(String track) {
    for (int i = 0; i < PACKETS; i++) {
      byte[] payload = new byte[PAYLOAD_BYTES];
      payload[0] = 0x10;
      boolean key = i == 0;
      payload[1] = (byte) (key ? 0 : 1);
      slot(track)
          .forward(
              track, new MediaPacket(MediaKind.VIDEO, 5, i, i * 300L, true, payload, key, 0, 0, 0));
      listener.packets.clear();
    }
  }

  /**
   * Bytes of all objects that are reachable. {@link Runtime#freeMemory} counts whole pages of the
   * collector, up to 32 MiB each.
   */
  private static long heapBytes() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    String[] total = histogram.substring(histogram.lastIndexOf("Total")).split("\\s+");
    return Long.parseLong(total[2]);
  }

  @Test
  void fiftyCamerasThatCameAndWentLeaveNothing() throws Exception {
    comeAndGo(0);
    long before = heapBytes();
    for (int i = 1; i <= 50; i++) {
      comeAndGo(i);
    }
    long grown = heapBytes() - before;
    assertEquals(1, negotiation.slots().size(), "the last one's, until the next offer");
    assertEquals(
        0, negotiation.slots().stream().filter(slot -> slot.sent().any()).count(), "rings");
    assertTrue(
        listener.node.outgoingContexts() <= 3, listener.node.outgoingContexts() + " contexts");
    assertTrue(grown < 4 << 20, "heap grew by " + (grown >> 10) + " KiB");
  }

  private void comeAndGo(int i) throws Exception {
    String camera = "p" + i + ".video";
    negotiation.tracks(Tracks.of(camera));
    offer(Map.of("0", camera), "video recvonly");
    film(camera);
    assertTrue(slot(camera).sent().any());
    reports.sendBye(negotiation.tracks(Tracks.of()));
  }

  @Test
  void inventedTracksAreRefusedAndNothingOfThemIsKept() throws Exception {
    negotiation.tracks(Tracks.of("bob.audio", "bob.video"));
    offer(Map.of("0", "bob.audio"), "audio recvonly");
    SdpOffer whole = videos(62);
    SdpOffer tooMuch = videos(600);
    long before = heapBytes();
    for (int i = 0; i < 300; i++) {
      Map<String, String> slots = new HashMap<>();
      for (int mid = 0; mid < 600; mid++) {
        slots.put(String.valueOf(mid), "invented-" + i + "-" + mid + ".video");
      }
      assertThrows(
          SdpException.class, () -> negotiation.negotiate(tooMuch, slots, MediaGrants.ALL));
      slots.keySet().removeIf(mid -> Integer.parseInt(mid) >= 62);
      TransportException e =
          assertThrows(
              TransportException.class, () -> negotiation.negotiate(whole, slots, MediaGrants.ALL));
      assertEquals("unknown_track", e.code());
    }
    assertEquals(List.of("bob.audio"), tracks());
    long grown = heapBytes() - before;
    assertTrue(grown < 4 << 20, "heap grew by " + (grown >> 10) + " KiB");
  }

  private static SdpOffer videos(int lines) throws SdpException {
    return SdpOffer.parse(
        OfferText.of(
            "ufrag",
            FINGERPRINT,
            Collections.nCopies(lines, "video recvonly").toArray(String[]::new)));
  }

  private List<String> tracks() {
    return negotiation.slots().stream().map(WebRtcSendSlot::trackId).toList();
  }

  @Test
  void moreLinesThanAFullRoomNeedsAreRefused() throws Exception {
    List<String> lines = new ArrayList<>(List.of("audio sendonly", "video sendonly"));
    lines.addAll(Collections.nCopies(4 * 15, "audio recvonly"));
    offer(Map.of(), lines.toArray(String[]::new));
    lines.add("audio recvonly");
    SdpException e =
        assertThrows(SdpException.class, () -> offer(Map.of(), lines.toArray(String[]::new)));
    assertTrue(e.getMessage().startsWith("the offer has 63 m-lines, a full room needs 62"));
    assertEquals(6, CONFIG.withParticipants(2).maxLines());
  }

  @Test
  void whoLeavesSaysByeOnceAndTheirSsrcIsNeverUsedAgain() throws Exception {
    Set<Integer> ssrcs = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      negotiation.tracks(Tracks.of("ann.video", "bob.video"));
      offer(Map.of("0", "ann.video", "1", "bob.video"), "video recvonly", "video recvonly");
      film("ann.video");
      int ssrc = slot("ann.video").ssrc();
      assertTrue(ssrcs.add(ssrc));
      assertTrue(ssrcs.add(slot("bob.video").ssrc()));
      listener.reports.clear();
      reports.sendBye(negotiation.tracks(Tracks.of()));
      offer(Map.of(), "video inactive", "video inactive");
      assertEquals(1, listener.reports.size(), "Bob was never seen");
      assertArrayEquals(new int[] {ssrc}, byes(listener.reports.getFirst()));
      assertEquals(List.of(), tracks());
    }
  }

  /** SSRCs of the BYE that follows an empty receiver report. */
  private static int[] byes(byte[] compound) {
    ByteBuffer bye = ByteBuffer.wrap(compound, 8, compound.length - 8);
    int count = bye.get() & 0x1F;
    assertEquals(203, bye.get() & 0xFF);
    bye.getShort();
    int[] ssrcs = new int[count];
    for (int i = 0; i < count; i++) {
      ssrcs[i] = bye.getInt();
    }
    return ssrcs;
  }

  @Test
  void aFullRoomThatEndsSaysByeToEverySlot() throws Exception {
    Map<String, String> slots = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      slots.put(String.valueOf(i), "p" + i + ".audio");
    }
    negotiation.tracks(Tracks.of(slots.values()));
    offer(slots, Collections.nCopies(60, "audio recvonly").toArray(String[]::new));
    Set<Integer> all = new HashSet<>();
    for (WebRtcSendSlot slot : negotiation.slots()) {
      slot.send(StreamId.opened("voice"), new byte[] {9 << 3, 1}, 0, true);
      all.add(slot.ssrc());
    }
    reports.sendBye(negotiation.slots());
    Set<Integer> told = new HashSet<>();
    for (byte[] compound : listener.reports) {
      for (int ssrc : byes(compound)) {
        told.add(ssrc);
      }
    }
    assertEquals(all, told);
  }

  @Test
  void stragglersOfWhoLeftAreNotSentAndATrackThatComesBackGoesOn() throws Exception {
    negotiation.tracks(Tracks.of("ann.video"));
    offer(Map.of("0", "ann.video"), "video recvonly");
    film("ann.video");
    WebRtcSendSlot slot = slot("ann.video");
    assertEquals(1, negotiation.tracks(Tracks.of()).size());
    assertEquals(0, negotiation.tracks(Tracks.of()).size(), "it is gone already");
    long sent = listener.link.packetsSent.sum();
    film("ann.video");
    assertEquals(sent, listener.link.packetsSent.sum());
    assertFalse(slot.sent().any());
    negotiation.tracks(Tracks.of("ann.video"));
    film("ann.video");
    assertEquals(sent + PACKETS, listener.link.packetsSent.sum());
    assertEquals(0, listener.refused);
  }

  @Test
  void aTrackThatIsOfferedAgainAfterItsSlotEndedHasAnotherSsrc() throws Exception {
    negotiation.tracks(Tracks.of("ann.video"));
    offer(Map.of("0", "ann.video"), "video recvonly");
    film("ann.video");
    WebRtcSendSlot old = slot("ann.video");
    offer(Map.of(), "video inactive");
    assertTrue(negotiation.slot("ann.video").isEmpty());
    offer(Map.of("0", "ann.video"), "video recvonly");
    assertNotEquals(old.ssrc(), slot("ann.video").ssrc());
    assertFalse(slot("ann.video").sent().any(), "before the first packet");
    film("ann.video");
    assertEquals(0, listener.refused);
  }
}
