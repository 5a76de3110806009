package io.babelgrid.transport;

import static io.babelgrid.transport.LoopbackServer.BOB;
import static io.babelgrid.transport.LoopbackServer.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.dtls.DtlsIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an offer is answered with, and what stays of it when there is another. */
@Timeout(60)
class PeerAnswerTest {

  private WebRtcMediaServer server;

  @BeforeEach
  void open() throws Exception {
    server = LoopbackServer.open();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String attribute(String sdp, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(sdp);
    assertTrue(matcher.find(), pattern + " in " + sdp);
    return matcher.group(1);
  }

  @Test
  void slotsKeepTheirSsrcAcrossRenegotiationsAndStopWhenNotReceived() throws Exception {
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String first =
          peer.answer(
              offer("ufrag1", "audio sendonly", "audio recvonly"), Map.of("1", "bob.audio"));
      String ssrc = attribute(first, "a=ssrc:(\\d+) cname:bob\r\n");
      String ufrag = attribute(first, "a=ice-ufrag:(\\S+)");
      String second =
          peer.answer(
              offer("ufrag1", "audio sendonly", "audio recvonly", "video recvonly"),
              Map.of("1", "bob.audio", "2", "bob.video"));
      assertEquals(ssrc, attribute(second, "a=ssrc:(\\d+) cname:bob\r\n"));
      assertEquals(ufrag, attribute(second, "a=ice-ufrag:(\\S+)"));
      assertTrue(peer.slot("bob.video").isPresent());
      String third =
          peer.answer(
              offer("ufrag1", "audio sendonly", "audio inactive", "video recvonly"),
              Map.of("2", "bob.video"));
      assertTrue(peer.slot("bob.audio").isEmpty());
      assertEquals(3, third.split("m=", -1).length - 1);
    }
  }

  @Test
  void aTranslationIsAStreamOfItsOwn() throws Exception {
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String answer =
          peer.answer(
              offer("ufrag1", "audio recvonly", "audio recvonly", "video recvonly"),
              Map.of("0", "bob.translation", "1", "bob.audio", "2", "bob.video"));
      assertTrue(answer.contains("a=msid:bob.translation bob.translation\r\n"));
      assertTrue(answer.contains("a=msid:bob bob.audio\r\n"));
      assertTrue(answer.contains("a=msid:bob bob.video\r\n"));
    }
  }

  @Test
  void newCredentialsRestartIce() throws Exception {
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String first = peer.answer(offer("ufrag1", "audio sendonly"), Map.of());
      String second = peer.answer(offer("ufrag2", "audio sendonly"), Map.of());
      assertNotEquals(
          attribute(first, "a=ice-ufrag:(\\S+)"), attribute(second, "a=ice-ufrag:(\\S+)"));
      String other = DtlsIdentity.create().fingerprint();
      peer.answer(OfferText.of("ufrag3", other, "audio sendonly"), Map.of());
    }
  }

  @Test
  void tracksOfOneStreamAreAnsweredAsOne() throws Exception {
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(Set.of(new Track("x.lips", "x.voice"), new Track("x.evil", "a\r\na=b")));
      String sdp = offer("ufrag1", "video recvonly");
      assertTrue(peer.answer(sdp, Map.of("0", "x.lips")).contains("a=msid:x.voice x.lips\r\n"));
      TransportException e =
          assertThrows(TransportException.class, () -> peer.answer(sdp, Map.of("0", "x.evil")));
      assertEquals("unknown_track", e.code());
    }
  }

  @Test
  void furtherSendingLinesAreInactiveBeyondTheLimit() throws Exception {
    String[] lines = {"audio sendonly", "video sendonly", "audio sendonly", "video sendonly"};
    String sdp = offer("ufrag1", lines);
    for (int limit : List.of(1, 2)) {
      TransportConfig config = LoopbackServer.config().withSendingLines(limit);
      try (WebRtcMediaServer limited = LoopbackServer.open(config);
          Peer peer = limited.open("a", new PeerRecorder())) {
        String answer = peer.answer(sdp, Map.of());
        assertEquals(2 * limit, answer.split("a=recvonly\r\n", -1).length - 1);
        assertEquals(4 - 2 * limit, answer.split("a=inactive\r\n", -1).length - 1);
      }
    }
  }

  @Test
  void publicAddressesAreToldFirstAndThenThoseThatWereAskedFor() throws Exception {
    TransportConfig config = LoopbackServer.config().withPublicAddresses(List.of("203.0.113.7"));
    try (WebRtcMediaServer mapped = LoopbackServer.open(config);
        Peer peer = mapped.open("a", new PeerRecorder())) {
      String answer = peer.answer(offer("ufrag1", "audio sendonly"), Map.of());
      assertTrue(
          answer.indexOf("203.0.113.7 " + mapped.udpPort())
              < answer.indexOf("127.0.0.1 " + mapped.udpPort()));
    }
  }

  @Test
  void aCameraComesInSeveralSizesUnlessANodeTakesOneOnly() throws Exception {
    String sdp =
        offer("ufrag1", "video sendonly")
            + "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r\n"
            + "a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n"
            + "a=rid:q send\r\na=rid:f send\r\na=simulcast:send q;f\r\n";
    for (boolean several : new boolean[] {true, false}) {
      try (WebRtcMediaServer node =
              LoopbackServer.open(LoopbackServer.config().withLayers(several));
          Peer peer = node.open("a", new PeerRecorder())) {
        String answer = peer.answer(sdp, Map.of());
        assertEquals(several, answer.contains("a=simulcast:recv q;f\r\n"), answer);
        assertEquals(several, answer.contains("a=rid:q recv\r\n"), answer);
      }
    }
  }

  /** Inner ones of containers and private networks are nobody's business. */
  @Test
  void whereAPublicAddressIsGivenThoseOfTheMachineAreNotTold() throws Exception {
    TransportConfig config =
        TransportConfig.defaults(List.of(), 0)
            .withPublicAddresses(List.of("203.0.113.7", "2001:db8::7"));
    try (WebRtcMediaServer mapped = LoopbackServer.open(config);
        Peer peer = mapped.open("a", new PeerRecorder())) {
      String answer = peer.answer(offer("ufrag1", "audio sendonly"), Map.of());
      List<String> told =
          answer
              .lines()
              .filter(line -> line.startsWith("a=candidate:"))
              .map(line -> line.split(" ")[4])
              .toList();
      assertEquals(List.of("203.0.113.7", "2001:db8::7"), told);
      assertEquals(told, mapped.reach().addresses());
    }
  }

  @Test
  void anAddressOfIpv6IsToldAsOne() throws Exception {
    TransportConfig config = TransportConfig.defaults(List.of("::1"), 0);
    try (WebRtcMediaServer six = LoopbackServer.open(config);
        Peer peer = six.open("a", new PeerRecorder())) {
      String answer = peer.answer(offer("ufrag1", "audio sendonly"), Map.of());
      assertTrue(answer.contains("\r\nc=IN IP6 ::1\r\n"), answer);
      assertTrue(answer.contains(" ::1 " + six.udpPort() + " typ host"), answer);
    }
  }
}
