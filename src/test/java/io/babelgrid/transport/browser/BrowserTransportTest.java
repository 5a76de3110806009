package io.babelgrid.transport.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.PlaywrightException;
import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.PacketFilter;
import io.babelgrid.transport.SeededLoss;
import io.babelgrid.transport.TransportConfig;
import io.babelgrid.transport.TransportWarmUp;
import io.babelgrid.transport.WebRtcMediaServer;
import io.babelgrid.transport.dtls.SrtpProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real headless Chromium against the transport, without any other part of the service. */
@Tag("browser")
@Timeout(120)
class BrowserTransportTest {

  private static final System.Logger LOG = System.getLogger(BrowserTransportTest.class.getName());
  private static Chromium chromium;
  private final List<BrowserPage> pages = new ArrayList<>();
  private WebRtcMediaServer server;
  private TestRoom room;

  @BeforeAll
  static void launch() {
    chromium = new Chromium();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  private static TransportConfig config() {
    return TransportConfig.defaults(List.of("127.0.0.1"), 0);
  }

  private void serve(TransportConfig config, PacketFilter filter) throws IOException {
    server = new WebRtcMediaServer(config, NanoClock.system(), LatencyLedger.standard(), filter);
    TransportWarmUp.run(server);
    room = new TestRoom(server);
  }

  private BrowserPage page() {
    BrowserPage page = chromium.page();
    pages.add(page);
    return page;
  }

  @AfterEach
  void stop() {
    pages.forEach(BrowserPage::close);
    server.close();
  }

  /** Two participants, connected and receiving each other. */
  private void joinTwo() throws Exception {
    TestRoom.Participant ann = room.open("ann");
    TestRoom.Participant bob = room.open("bob");
    connect(ann, page(), List.of("bob"));
    connect(bob, page(), List.of("ann"));
  }

  private void connect(TestRoom.Participant who, BrowserPage page, List<String> sources)
      throws Exception {
    long offeredNs = System.nanoTime();
    room.negotiate(who, page, sources, false);
    while (who.media.get() == 0) {
      page.waitMillis(5);
    }
    double firstMediaMs = (who.firstMediaNs - offeredNs) / 1e6;
    LOG.log(System.Logger.Level.INFO, who.id + ": offer to first media " + firstMediaMs + " ms");
    assertTrue(firstMediaMs < 3_000, "offer to first media " + firstMediaMs + " ms");
  }

  private static void assertMediaFlows(BrowserPage page, int sources) {
    List<Map<String, Object>> before = page.inbound();
    page.waitMillis(3000);
    List<Map<String, Object>> after = page.inbound();
    for (int i = 0; i < sources; i++) {
      Map<String, Object> video = TestRoom.of(after, "video", i);
      Map<String, Object> audio = TestRoom.of(after, "audio", i);
      assertTrue(video != null && audio != null, "no stream " + i + " in " + after);
      double frames =
          TestRoom.number(video, "frames")
              - TestRoom.number(TestRoom.of(before, "video", i), "frames");
      double energy =
          TestRoom.number(audio, "energy")
              - TestRoom.number(TestRoom.of(before, "audio", i), "energy");
      assertTrue(frames >= 30, "frames decoded in 3 s: " + frames + " " + video);
      assertTrue(energy > 0, "no sound in " + audio);
    }
  }

  @Test
  void twoBrowsersSeeAndHearEachOtherWithoutLoss() throws Exception {
    serve(config(), PacketFilter.NONE);
    joinTwo();
    pages.getFirst().waitMillis(2000);
    for (BrowserPage page : pages) {
      assertMediaFlows(page, 1);
      Map<String, Object> transport = page.transport();
      assertEquals("SRTP_AEAD_AES_128_GCM", transport.get("srtp"));
      for (Map<String, Object> stream : page.inbound()) {
        assertEquals(0, TestRoom.number(stream, "lost"), stream.toString());
        assertEquals(0, TestRoom.number(stream, "freezes"), stream.toString());
      }
      LOG.log(System.Logger.Level.INFO, page.inbound() + " " + transport);
    }
    for (TestRoom.Participant participant : room.participants.values()) {
      LOG.log(System.Logger.Level.INFO, participant.id + " " + participant.peer.stats());
      assertTrue(participant.audio.size() > 100);
      assertTrue(participant.peer.stats().downlinkBitsPerSecond() > 0, "no estimate (REMB)");
    }
    LOG.log(System.Logger.Level.INFO, server.stats().toString());
    assertEquals(0, server.stats().failures());
    assertEquals(0, server.stats().rejected());
  }

  @Test
  void aThirdJoinerIsAddedByRenegotiationAndEverybodyElseGoesOn() throws Exception {
    serve(config(), PacketFilter.NONE);
    joinTwo();
    TestRoom.Participant cat = room.open("cat");
    connect(cat, page(), List.of("ann", "bob"));
    room.negotiate(room.participants.get("ann"), pages.get(0), List.of("cat"), false);
    room.negotiate(room.participants.get("bob"), pages.get(1), List.of("cat"), false);
    pages.getFirst().waitMillis(1500);
    for (BrowserPage page : pages) {
      assertMediaFlows(page, 2);
    }
    @SuppressWarnings("unchecked")
    Map<String, Map<String, String>> tracks =
        (Map<String, Map<String, String>>) pages.getFirst().evaluate("tracks");
    assertTrue(
        tracks.values().stream().anyMatch(t -> "cat".equals(t.get("stream"))), tracks.toString());
    assertEquals(0, server.stats().failures());
  }

  @Test
  void anIceRestartKeepsTheCallGoing() throws Exception {
    serve(config(), PacketFilter.NONE);
    joinTwo();
    assertMediaFlows(pages.getFirst(), 1);
    String before = (String) pages.getFirst().evaluate("pc.remoteDescription.sdp");
    room.negotiate(room.participants.get("ann"), pages.getFirst(), List.of(), true);
    String after = (String) pages.getFirst().evaluate("pc.remoteDescription.sdp");
    assertTrue(!ufrag(before).equals(ufrag(after)), "ICE credentials must change");
    pages.getFirst().waitMillis(3000);
    assertMediaFlows(pages.getFirst(), 1);
    assertMediaFlows(pages.get(1), 1);
    assertEquals(List.of("connected"), room.participants.get("ann").events);
    assertEquals(0, server.stats().failures());
  }

  @Test
  void aReloadedPageGoesOnWithItsPeer() throws Exception {
    serve(config(), PacketFilter.NONE);
    joinTwo();
    TestRoom.Participant ann = room.participants.get("ann");
    pages.getFirst().evaluate("pc.close()");
    pages.get(1).waitMillis(500);
    assertEquals(List.of("connected", "silent"), ann.events);
    BrowserPage reloaded = page();
    ann.forgetSlots();
    connect(ann, reloaded, List.of("bob"));
    assertMediaFlows(reloaded, 1);
    assertMediaFlows(pages.get(1), 1);
    assertEquals(List.of("connected", "silent", "connected"), ann.events);
    assertEquals(0, server.stats().failures());
  }

  private static String ufrag(String sdp) {
    int at = sdp.indexOf("a=ice-ufrag:");
    return sdp.substring(at, sdp.indexOf('\r', at));
  }

  @Test
  void lostVideoPacketsAreRepairedByRetransmission() throws Exception {
    SeededLoss loss = new SeededLoss(7, 0.05, 0.01);
    serve(config(), loss);
    joinTwo();
    pages.getFirst().waitMillis(3000);
    for (BrowserPage page : pages) {
      assertMediaFlows(page, 1);
      Map<String, Object> video = TestRoom.of(page.inbound(), "video", 0);
      assertTrue(TestRoom.number(video, "nacks") > 0, video.toString());
      assertTrue(TestRoom.number(video, "frames") >= 75, video.toString());
      LOG.log(System.Logger.Level.INFO, page.inbound() + " " + page.transport());
    }
    for (TestRoom.Participant participant : room.participants.values()) {
      LOG.log(System.Logger.Level.INFO, participant.id + " " + participant.peer.stats());
      assertTrue(participant.peer.stats().nacksSent() > 0);
      assertTrue(participant.peer.stats().retransmitted() > 0);
    }
    LOG.log(System.Logger.Level.INFO, server.stats().toString());
    assertEquals(0, server.stats().failures());
  }

  @Test
  void aWrongFingerprintIsRefused() throws Exception {
    serve(config(), PacketFilter.NONE);
    TestRoom.Participant ann = room.open("ann");
    BrowserPage page = page();
    BrowserPage.Offer offer = page.offer(List.of(), false);
    String forged =
        offer
            .sdp()
            .replaceAll(
                "a=fingerprint:sha-256 [0-9A-F]{2}:[0-9A-F]{2}", "a=fingerprint:sha-256 00:00");
    String answer = ann.answer(new BrowserPage.Offer(forged, List.of()), List.of());
    assertThrows(PlaywrightException.class, () -> page.answer(answer));
    assertEquals("failed", page.evaluate("pc.connectionState"));
    assertEquals(0, ann.media.get());
    // The alert may reach the browser before this side has told its listener.
    await()
        .untilAsserted(() ->
            assertTrue(
                ann.events.stream().anyMatch(e -> e.contains("bad_certificate")),
                ann.events.toString()));
  }

  @Test
  void theOlderSrtpProfileWorksToo() throws Exception {
    serve(
        config().withSrtpProfiles(List.of(SrtpProfile.AES128_CM_HMAC_SHA1_80)), PacketFilter.NONE);
    joinTwo();
    pages.getFirst().waitMillis(1000);
    assertMediaFlows(pages.getFirst(), 1);
    assertEquals("SRTP_AES128_CM_HMAC_SHA1_80", pages.getFirst().transport().get("srtp"));
  }
}
