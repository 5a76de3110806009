package io.babelgrid.transport;

import static io.babelgrid.transport.LoopbackServer.BOB;
import static io.babelgrid.transport.LoopbackServer.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.MediaGrants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Offers that are refused, in words, and what nobody gets who may not have it. */
@Timeout(60)
class PeerRefusalTest {

  private WebRtcMediaServer server;

  @BeforeEach
  void open() throws Exception {
    server = LoopbackServer.open();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void wrongSlotsAreRefused() throws Exception {
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", "audio recvonly", "audio recvonly");
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
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", "audio recvonly");
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
  void tracksThatAreNotThereAreRefusedInWords() throws Exception {
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", "audio recvonly", "video recvonly");
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
    try (Peer peer = server.open("a", new PeerRecorder())) {
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
        String sdp = offer("ufrag1", "audio recvonly", "video " + direction);
        TransportException e =
            assertThrows(
                TransportException.class, () -> peer.answer(sdp, Map.of(), listener), direction);
        assertEquals("unsupported_sdp", e.code());
      }
      String answer =
          peer.answer(offer("ufrag1", "audio recvonly"), Map.of("0", "bob.audio"), listener);
      assertTrue(answer.contains("a=sendonly"));
    }
  }

  @Test
  void whoMayNotReceiveGetsNoSlot() throws Exception {
    MediaGrants speaker = new MediaGrants(true, false);
    try (Peer peer = server.open("a", new PeerRecorder())) {
      peer.tracks(BOB);
      String sdp = offer("ufrag1", "audio sendrecv");
      assertThrows(
          TransportException.class, () -> peer.answer(sdp, Map.of("0", "bob.audio"), speaker));
      assertTrue(peer.answer(sdp, Map.of(), speaker).contains("a=recvonly"));
      assertTrue(peer.slot("bob.audio").isEmpty());
    }
  }
}
