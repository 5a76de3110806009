package io.babelgrid.transport.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.call.sight.Camera;
import io.babelgrid.call.sight.CameraLayers;
import io.babelgrid.call.sight.Layer;
import io.babelgrid.call.sight.LayerGate;
import io.babelgrid.call.sight.Sight;
import io.babelgrid.call.sight.Steering;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.MediaPacket;
import io.babelgrid.transport.PacketFilter;
import io.babelgrid.transport.Peer;
import io.babelgrid.transport.PeerStats;
import io.babelgrid.transport.SeededLoss;
import io.babelgrid.transport.StreamKey;
import io.babelgrid.transport.Track;
import io.babelgrid.transport.TransportConfig;
import io.babelgrid.transport.TransportWarmUp;
import io.babelgrid.transport.WebRtcMediaServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera that real headless Chromium sends in three sizes, of which another one sees one. */
@Tag("browser")
@Timeout(120)
class LayersBrowserTest {

  private static final System.Logger LOG = System.getLogger(LayersBrowserTest.class.getName());
  private static final String TRACK = "ann.video";

  /** Ann sends in layers, Bob sees what the gate lets pass. */
  private static final class Call {
    final CameraLayers layers = new CameraLayers();
    final LayerGate gate;
    final Peer ann;
    final Peer bob;

    Call(WebRtcMediaServer server) {
      ann =
          server.open(
              "ann",
              new Watching() {
                @Override
                public void onMedia(StreamKey stream, MediaPacket packet) {
                  fromAnn(stream, packet);
                }
              });
      gate = new LayerGate(layers, ann::requestKeyFrame);
      bob =
          server.open(
              "bob",
              new Watching() {
                @Override
                public void onKeyFrameRequest(String trackId) {
                  ann.requestKeyFrame();
                }
              });
      bob.tracks(Set.of(new Track(TRACK, "ann")));
    }

    private void fromAnn(StreamKey stream, MediaPacket packet) {
      if (packet.kind() == MediaKind.VIDEO) {
        layers.note(stream.layer(), packet);
        if (gate.passes(stream.layer(), packet)) {
          bob.slot(TRACK).ifPresent(slot -> slot.forward("ann", packet));
        }
      }
    }
  }

  private interface Scenario {
    void run(Call call, BrowserPage ann, BrowserPage bob) throws Exception;
  }

  private static void call(PacketFilter filter, Scenario scenario) throws Exception {
    try (Chromium chromium = new Chromium();
        WebRtcMediaServer server =
            new WebRtcMediaServer(
                TransportConfig.defaults(List.of("127.0.0.1"), 0),
                NanoClock.system(),
                LatencyLedger.standard(),
                filter)) {
      TransportWarmUp.run(server);
      Call call = new Call(server);
      try (BrowserPage ann = chromium.pageInLayers();
          BrowserPage bob = chromium.page()) {
        ann.answer(call.ann.answer(ann.offer(List.of(), false).sdp(), Map.of()));
        BrowserPage.Offer offer = bob.offer(List.of("video"), false);
        bob.answer(call.bob.answer(offer.sdp(), Map.of(offer.mids().getFirst(), TRACK)));
        scenario.run(call, ann, bob);
        LOG.log(System.Logger.Level.INFO, bob.inbound() + " " + call.layers.live());
        assertEquals(0, server.stats().failures());
      }
    }
  }

  private static double number(BrowserPage page, String key) {
    return TestRoom.number(TestRoom.of(page.inbound(), "video", 0), key);
  }

  private static void awaitWidth(BrowserPage page, double width) {
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInSameThread()
        .until(() -> number(page, "width") == width);
  }

  private static void awaitFrames(BrowserPage page, int more) {
    double before = number(page, "frames");
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInSameThread()
        .until(() -> number(page, "frames") - before >= more);
  }

  private static void awaitThreeLayers(Call call, BrowserPage page) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInSameThread()
        .untilAsserted(() -> {
          page.waitMillis(50);
          assertEquals(
              3,
              call.layers.live().size(),
              () -> call.layers.live() + " of " + page.evaluate("layers()") + call.ann.stats());
        });
  }

  @Test
  void aListenerSeesTheSizeThatIsChosenAndMissesNoPictureWhereThatChanges() throws Exception {
    call(
        PacketFilter.NONE,
        (call, ann, bob) -> {
          awaitThreeLayers(call, ann);
          assertEquals(
              List.of(120, 240, 480), call.layers.live().stream().map(Layer::height).toList());
          awaitWidth(bob, 640);
          for (String layer : List.of("q", "f", "h", "q", "h")) {
            call.gate.see(new Sight.Of(layer));
            awaitWidth(bob, Map.of("q", 160, "h", 320, "f", 640).get(layer));
            awaitFrames(bob, 20);
          }
          assertEquals(0, number(bob, "lost"), bob.inbound().toString());
        });
  }

  @Test
  void layersThatLosePacketsAreRepairedOnTheirWayInAndOut() throws Exception {
    call(
        new SeededLoss(7, 0.03, 0.0),
        (call, ann, bob) -> {
          awaitThreeLayers(call, ann);
          for (String layer : List.of("q", "f", "h")) {
            call.gate.see(new Sight.Of(layer));
            awaitWidth(bob, Map.of("q", 160, "h", 320, "f", 640).get(layer));
            awaitFrames(bob, 40);
          }
        });
  }

  /** Drops what goes out beyond so many packets a second, in tenths of a second. */
  private static PacketFilter narrow(int packetsASecond) {
    var sent = new AtomicInteger();
    var tenth = new AtomicLong();
    return direction -> {
      long now = System.nanoTime() / 100_000_000;
      if (tenth.getAndSet(now) != now) {
        sent.set(0);
      }
      boolean fits =
          direction == PacketFilter.Direction.IN || sent.incrementAndGet() <= packetsASecond / 10;
      return fits ? 1 : 0;
    };
  }

  @Test
  void whoseLineDoesNotCarryTheLargestLayerIsSentASmallerOne() throws Exception {
    call(
        narrow(60),
        (call, ann, bob) -> {
          var steering = new Steering();
          awaitThreeLayers(call, ann);
          long untilNs = System.nanoTime() + Duration.ofSeconds(40).toNanos();
          while (!List.of("q", "h").contains(String.valueOf(call.gate.shown()))) {
            assertTrue(System.nanoTime() < untilNs, call.bob.stats().toString());
            bob.waitMillis(300);
            long nowNs = System.nanoTime();
            Camera camera = new Camera("ann", 0, call.layers.live(nowNs), 480, call.gate.shown());
            PeerStats stats = call.bob.stats();
            var line = new Steering.Line(stats.downlinkBitsPerSecond(), stats.bytesSent());
            call.gate.see(
                Objects.requireNonNull(
                    steering.steer(List.of(camera), line, 16, nowNs).get("ann")));
          }
          LOG.log(System.Logger.Level.INFO, call.gate.shown() + " " + call.bob.stats());
          awaitFrames(bob, 20);
        });
  }
}
