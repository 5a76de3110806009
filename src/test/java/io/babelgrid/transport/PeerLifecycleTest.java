package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.MediaGrants;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.pipeline.Watchdog;
import io.babelgrid.transport.dtls.DtlsIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeerLifecycleTest {

  private static final String FINGERPRINT = DtlsIdentity.create().fingerprint();

  private static final Set<Track> BOB =
      Set.of(
          new Track("bob.audio", "bob"),
          new Track("bob.video", "bob"),
          new Track("bob.translation", "bob.translation"));

  private WebRtcMediaServer server;

  @BeforeEach
  void open() throws Exception {
    server =
        WebRtcMediaServer.open(
            TransportConfig.defaults(List.of("127.0.0.1"), 0),
            NanoClock.system(),
            LatencyLedger.standard());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String offer(String ufrag, String fingerprint, String... lines) {
    return OfferText.of(ufrag, fingerprint, lines);
  }

  private static String attribute(String sdp, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(sdp);
    assertTrue(matcher.find(), pattern + " in " + sdp);
    return matcher.group(1);
  }

  @Test
  void slotsKeepTheirSsrcAcrossRenegotiationsAndStopWhenNotReceived() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String first =
          peer.answer(
              offer("ufrag1", FINGERPRINT, "audio sendonly", "audio recvonly"),
              Map.of("1", "bob.audio"));
      String ssrc = attribute(first, "a=ssrc:(\\d+) cname:bob\r\n");
      String ufrag = attribute(first, "a=ice-ufrag:(\\S+)");
      String second =
          peer.answer(
              offer("ufrag1", FINGERPRINT, "audio sendonly", "audio recvonly", "video recvonly"),
              Map.of("1", "bob.audio", "2", "bob.video"));
      assertEquals(ssrc, attribute(second, "a=ssrc:(\\d+) cname:bob\r\n"));
      assertEquals(ufrag, attribute(second, "a=ice-ufrag:(\\S+)"));
      assertTrue(peer.slot("bob.video").isPresent());
      String third =
          peer.answer(
              offer("ufrag1", FINGERPRINT, "audio sendonly", "audio inactive", "video recvonly"),
              Map.of("2", "bob.video"));
      assertTrue(peer.slot("bob.audio").isEmpty());
      assertEquals(3, third.split("m=", -1).length - 1);
    }
  }

  @Test
  void aTranslationIsAStreamOfItsOwn() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String answer =
          peer.answer(
              offer("ufrag1", FINGERPRINT, "audio recvonly", "audio recvonly", "video recvonly"),
              Map.of("0", "bob.translation", "1", "bob.audio", "2", "bob.video"));
      assertTrue(answer.contains("a=msid:bob.translation bob.translation\r\n"));
      assertTrue(answer.contains("a=msid:bob bob.audio\r\n"));
      assertTrue(answer.contains("a=msid:bob bob.video\r\n"));
    }
  }

  @Test
  void newCredentialsRestartIce() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String first = peer.answer(offer("ufrag1", FINGERPRINT, "audio sendonly"), Map.of());
      String second = peer.answer(offer("ufrag2", FINGERPRINT, "audio sendonly"), Map.of());
      assertNotEquals(
          attribute(first, "a=ice-ufrag:(\\S+)"), attribute(second, "a=ice-ufrag:(\\S+)"));
      String other = DtlsIdentity.create().fingerprint();
      peer.answer(offer("ufrag3", other, "audio sendonly"), Map.of());
    }
  }

  @Test
  void wrongSlotsAreRefused() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", FINGERPRINT, "audio recvonly", "audio recvonly");
      for (Map<String, String> slots :
          List.of(
              Map.of("9", "bob.audio"),
              Map.of("0", "bob audio\r\na=evil"),
              Map.of("0", "bob.audio", "1", "bob.audio"))) {
        TransportException e =
            assertThrows(TransportException.class, () -> peer.answer(sdp, slots));
        assertEquals("unsupported_sdp", e.code());
      }
    }
  }

  @Test
  void whatIsQuotedOfAnOfferIsShort() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", FINGERPRINT, "audio recvonly");
      String loud = "é\r\n" + "x".repeat(10_000);
      for (Map<String, String> slots : List.of(Map.of(loud, "bob.audio"), Map.of("0", loud))) {
        TransportException e =
            assertThrows(TransportException.class, () -> peer.answer(sdp, slots));
        assertTrue(e.getMessage().length() < 120, e.getMessage());
        assertTrue(e.getMessage().endsWith(": ???" + "x".repeat(57) + "..."), e.getMessage());
      }
    }
  }

  @Test
  void tracksOfOneStreamAreAnsweredAsOne() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(Set.of(new Track("x.lips", "x.voice"), new Track("x.evil", "a\r\na=b")));
      String sdp = offer("ufrag1", FINGERPRINT, "video recvonly");
      assertTrue(peer.answer(sdp, Map.of("0", "x.lips")).contains("a=msid:x.voice x.lips\r\n"));
      TransportException e =
          assertThrows(TransportException.class, () -> peer.answer(sdp, Map.of("0", "x.evil")));
      assertEquals("unknown_track", e.code());
    }
  }

  @Test
  void tracksThatAreNotThereAreRefusedInWords() throws Exception {
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", FINGERPRINT, "audio recvonly", "video recvonly");
      TransportException e =
          assertThrows(
              TransportException.class,
              () -> peer.answer(sdp, Map.of("0", "bob.audio", "1", "eve.video"), MediaGrants.ALL));
      assertEquals("unknown_track", e.code());
      assertEquals(
          "slots name eve.video, which is not in the room: offer again by the last roster",
          e.getMessage());
      assertTrue(peer.slot("bob.audio").isEmpty(), "a refused offer changes nothing");
    }
  }

  @Test
  void whoMayNotSendIsNotReceivedHoweverTheOfferSaysSo() throws Exception {
    MediaGrants listener = new MediaGrants(false, true);
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      for (String direction :
          List.of(
              "sendrecv",
              "sendonly",
              "recvonlyx",
              "RECVONLY",
              "recvonly\r\na=sendrecv",
              "recvonly\r\na=sendonly",
              "sendrecv\r\na=recvonly")) {
        String sdp = offer("ufrag1", FINGERPRINT, "audio recvonly", "video " + direction);
        TransportException e =
            assertThrows(
                TransportException.class, () -> peer.answer(sdp, Map.of(), listener), direction);
        assertEquals("unsupported_sdp", e.code());
      }
      String answer =
          peer.answer(
              offer("ufrag1", FINGERPRINT, "audio recvonly"), Map.of("0", "bob.audio"), listener);
      assertTrue(answer.contains("a=sendonly"));
    }
  }

  @Test
  void whoMayNotReceiveGetsNoSlot() throws Exception {
    MediaGrants speaker = new MediaGrants(true, false);
    try (Peer peer = server.open("a", new Recorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", FINGERPRINT, "audio sendrecv");
      assertThrows(
          TransportException.class, () -> peer.answer(sdp, Map.of("0", "bob.audio"), speaker));
      assertTrue(peer.answer(sdp, Map.of(), speaker).contains("a=recvonly"));
      assertTrue(peer.slot("bob.audio").isEmpty());
    }
  }

  @Test
  void furtherSendingLinesAreInactiveBeyondTheLimit() throws Exception {
    String[] lines = {"audio sendonly", "video sendonly", "audio sendonly", "video sendonly"};
    String sdp = offer("ufrag1", FINGERPRINT, lines);
    for (int limit : List.of(1, 2)) {
      TransportConfig config =
          TransportConfig.defaults(List.of("127.0.0.1"), 0).withSendingLines(limit);
      try (WebRtcMediaServer limited =
              WebRtcMediaServer.open(config, NanoClock.system(), LatencyLedger.standard());
          Peer peer = limited.open("a", new Recorder())) {
        String answer = peer.answer(sdp, Map.of());
        assertEquals(2 * limit, answer.split("a=recvonly\r\n", -1).length - 1);
        assertEquals(4 - 2 * limit, answer.split("a=inactive\r\n", -1).length - 1);
      }
    }
  }

  @Test
  void publicAddressesAreToldFirst() throws Exception {
    TransportConfig config =
        TransportConfig.defaults(List.of("127.0.0.1"), 0)
            .withPublicAddresses(List.of("203.0.113.7"));
    try (WebRtcMediaServer mapped =
            WebRtcMediaServer.open(config, NanoClock.system(), LatencyLedger.standard());
        Peer peer = mapped.open("a", new Recorder())) {
      String answer = peer.answer(offer("ufrag1", FINGERPRINT, "audio sendonly"), Map.of());
      assertTrue(
          answer.indexOf("203.0.113.7 " + mapped.udpPort())
              < answer.indexOf("127.0.0.1 " + mapped.udpPort()));
    }
  }

  @Test
  void aBrowserThatNeverComesIsGivenUp() throws Exception {
    TransportConfig config =
        TransportConfig.defaults(List.of("127.0.0.1"), 0)
            .withSilence(Duration.ofMillis(50), Duration.ofMillis(200));
    try (WebRtcMediaServer impatient =
        WebRtcMediaServer.open(config, NanoClock.system(), LatencyLedger.standard())) {
      Recorder recorder = new Recorder();
      Peer peer = impatient.open("a", recorder);
      peer.answer(offer("ufrag1", FINGERPRINT, "audio sendonly"), Map.of());
      assertTrue(recorder.closed.await(10, TimeUnit.SECONDS));
      assertEquals(List.of("nothing heard from the browser"), recorder.reasons);
      assertEquals(0, impatient.stats().peers());
      assertThrows(
          TransportException.class,
          () -> peer.answer(offer("ufrag2", FINGERPRINT, "audio sendonly"), Map.of()));
    }
  }

  @Test
  void aPeerWhoseThreadDoesNotComeRoundIsEndedWithoutIt() throws Exception {
    TransportConfig config = TransportConfig.defaults(List.of("127.0.0.1"), 0);
    var gate = new CountDownLatch(1);
    var blocked = new CountDownLatch(1);
    try (WebRtcMediaServer patient =
        WebRtcMediaServer.open(config, NanoClock.system(), LatencyLedger.standard())) {
      var recorder = new Recorder();
      Peer peer = patient.open("stuck", recorder);
      ((WebRtcPeer) peer)
          .run(() -> {
            blocked.countDown();
            awaitQuietly(gate);
          });
      assertTrue(blocked.await(10, TimeUnit.SECONDS));
      var watchdog = new Watchdog(0);
      for (long i = 1; i <= 4 * 3; i++) {
        watchdog.look(i * Watchdog.PERIOD_NS);
      }
      assertTrue(recorder.closed.await(10, TimeUnit.SECONDS));
      assertEquals(List.of("the peer's thread is stuck"), recorder.reasons);
      assertEquals(0, patient.stats().peers());
      gate.countDown();
    }
    Awaitility.await().until(() -> threads("peer-stuck") == 0);
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void closedPeersLeaveNoThreadsBehind() throws Exception {
    joinAndLeave();
    int before = threads("peer-");
    int sharedBefore = threads("ice4j");
    int joins = 20;
    for (int i = 0; i < joins; i++) {
      joinAndLeave();
    }
    Awaitility.await().until(() -> threads("peer-") <= before);
    // ice4j's own pool is shared by all agents and fills as it likes; a leak would be one a join.
    Awaitility.await().until(() -> threads("ice4j") < sharedBefore + joins / 2);
    assertEquals(0, server.stats().peers());
    assertEquals(0, server.stats().failures());
  }

  private void joinAndLeave() throws Exception {
    Recorder recorder = new Recorder();
    Peer peer = server.open("a", recorder);
    peer.tracks(Tracks.of("b.video"));
    peer.answer(
        offer("ufrag1", FINGERPRINT, "audio sendonly", "video recvonly"), Map.of("1", "b.video"));
    peer.close();
    peer.close();
    assertTrue(recorder.closed.await(10, TimeUnit.SECONDS));
    assertEquals(List.of("closed"), recorder.reasons);
  }

  private static int threads(String name) {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().contains(name))
            .count();
  }

  private static final class Recorder implements PeerListener {
    final List<String> reasons = new CopyOnWriteArrayList<>();
    final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void onConnected() {}

    @Override
    public void onMedia(StreamKey stream, MediaPacket packet) {}

    @Override
    public void onAudio(StreamKey stream, AudioPacket packet) {}

    @Override
    public void onKeyFrameRequest(String trackId) {}

    @Override
    public void onSilent() {}

    @Override
    public void onResumed() {}

    @Override
    public void onClosed(String reason) {
      reasons.add(reason);
      closed.countDown();
    }
  }
}
