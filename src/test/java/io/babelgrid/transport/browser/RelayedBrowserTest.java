package io.babelgrid.transport.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.MachineAddresses;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.AudioPacket;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerListener;
import io.babelgrid.transport.Relay;
import io.babelgrid.transport.RelayTrack;
import io.babelgrid.transport.StreamKey;
import io.babelgrid.transport.Tracks;
import io.babelgrid.transport.TransportConfig;
import io.babelgrid.transport.TransportWarmUp;
import io.babelgrid.transport.WebRtcMediaServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two real headless Chromium, each on a node of its own. */
@Tag("browser")
@Timeout(120)
class RelayedBrowserTest {

  private static final System.Logger LOG = System.getLogger(RelayedBrowserTest.class.getName());
  private static final String ROOM = "room";

  /** A node with one browser, and with one other node. */
  private static final class Node implements PeerListener, Relay.Listener, AutoCloseable {
    final WebRtcMediaServer server;
    final String own;
    final String others;
    final Peer peer;
    final Relay relay;

    Node(String address, String own, String others) throws IOException {
      this.own = own;
      this.others = others;
      server =
          WebRtcMediaServer.open(
              TransportConfig.defaults(List.of(address), 0),
              NanoClock.system(),
              LatencyLedger.standard());
      TransportWarmUp.run(server);
      relay = server.relay(others, this);
      for (MediaKind kind : MediaKind.values()) {
        relay.send(ROOM, track(own, kind), kind);
      }
      peer = server.open(own, this);
    }

    static String track(String who, MediaKind kind) {
      return who + (kind == MediaKind.VIDEO ? ".video" : ".audio");
    }

    void meet(Node other, boolean controls) {
      relay.connect(other.relay.end(), controls);
      relay.receive(other.relay.sent());
    }

    void join(BrowserPage page) throws Exception {
      BrowserPage.Offer offer = page.offer(List.of("audio", "video"), false);
      Map<String, String> slots =
          Map.of(
              offer.mids().get(0), track(others, MediaKind.AUDIO),
              offer.mids().get(1), track(others, MediaKind.VIDEO));
      peer.tracks(Tracks.of(slots.values()));
      page.answer(peer.answer(offer.sdp(), slots));
    }

    @Override
    public void onMedia(StreamKey stream, MediaPacket packet) {
      relay.send(ROOM, track(own, packet.kind()), packet.kind()).forward(own, packet);
    }

    @Override
    public void onMedia(RelayTrack track, MediaPacket packet) {
      peer.slot(track.id()).ifPresent(slot -> slot.forward(track.id(), packet));
    }

    /** Of the browser. */
    @Override
    public void onKeyFrameRequest(String trackId) {
      relay.requestKeyFrame(ROOM, trackId);
    }

    /** Of the other node. */
    @Override
    public void onKeyFrameRequest(String room, String trackId) {
      peer.requestKeyFrame();
    }

    @Override
    public void onAudio(StreamKey stream, AudioPacket packet) {}

    @Override
    public void onConnected() {}

    @Override
    public void onSilent() {}

    @Override
    public void onResumed() {}

    @Override
    public void onClosed(String reason) {}

    @Override
    public void close() {
      server.close();
    }
  }

  /** Of IPv4, and of IPv6 where this machine has one that browsers use. */
  static List<String> addresses() throws IOException {
    return Stream.concat(
            Stream.of("127.0.0.1"),
            MachineAddresses.present().stream().filter(each -> each.contains(":")).limit(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void twoBrowsersSeeAndHearEachOtherFromNodeToNode(String address) throws Exception {
    try (Chromium chromium = new Chromium();
        Node left = new Node(address, "ann", "bob");
        Node right = new Node(address, "bob", "ann")) {
      left.meet(right, true);
      right.meet(left, false);
      try (BrowserPage ann = chromium.page();
          BrowserPage bob = chromium.page()) {
        left.join(ann);
        right.join(bob);
        bob.waitMillis(4_000);
        for (BrowserPage page : List.of(ann, bob)) {
          assertMediaFlows(page);
        }
        LOG.log(System.Logger.Level.INFO, left.relay.stats() + " " + right.relay.stats());
      }
      for (Node node : List.of(left, right)) {
        assertEquals(0, node.server.stats().failures());
        assertEquals(0, node.relay.stats().packetsLost());
      }
    }
  }

  private static void assertMediaFlows(BrowserPage page) {
    List<Map<String, Object>> before = page.inbound();
    page.waitMillis(3_000);
    List<Map<String, Object>> after = page.inbound();
    double frames = more("video", "frames", before, after);
    double energy = more("audio", "energy", before, after);
    assertTrue(frames >= 30, "frames decoded in 3 s: " + frames + " " + after);
    assertTrue(energy > 0, "no sound in " + after);
  }

  private static double more(
      String kind,
      String number,
      List<Map<String, Object>> before,
      List<Map<String, Object>> after) {
    return TestRoom.number(TestRoom.of(after, kind, 0), number)
        - TestRoom.number(TestRoom.of(before, kind, 0), number);
  }
}
