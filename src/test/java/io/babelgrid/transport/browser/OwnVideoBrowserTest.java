package io.babelgrid.transport.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.PacketFilter;
import io.babelgrid.transport.SeededLoss;
import io.babelgrid.transport.TransportConfig;
import io.babelgrid.transport.TransportWarmUp;
import io.babelgrid.transport.WebRtcMediaServer;
import io.babelgrid.video.VideoWarmUp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Video that this node encodes, shown by real headless Chromium. */
@Tag("browser")
@Timeout(120)
class OwnVideoBrowserTest {

  private static final System.Logger LOG = System.getLogger(OwnVideoBrowserTest.class.getName());

  /** Mean luma of what the page shows. */
  private static final String LUMA =
      """
      () => {
        const canvas = document.createElement('canvas');
        canvas.width = 64; canvas.height = 48;
        const g = canvas.getContext('2d');
        g.drawImage(document.querySelector('video'), 0, 0, 64, 48);
        const d = g.getImageData(0, 0, 64, 48).data;
        let sum = 0;
        for (let i = 0; i < d.length; i += 4) sum += .299 * d[i] + .587 * d[i+1] + .114 * d[i+2];
        return sum / (64 * 48);
      }
      """;

  private interface Scenario {
    void run(OwnVideo ann, BrowserPage page) throws Exception;
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
      VideoWarmUp.run();
      OwnVideo ann = new OwnVideo(server);
      try (BrowserPage page = chromium.page()) {
        BrowserPage.Offer offer = page.offer(List.of("video"), false);
        String mid = offer.mids().getFirst();
        page.answer(ann.peer.answer(offer.sdp(), Map.of(mid, OwnVideo.TRACK)));
        scenario.run(ann, page);
        LOG.log(System.Logger.Level.INFO, page.inbound() + " " + ann + " " + ann.peer.stats());
        assertEquals(0, server.stats().failures());
      }
    }
  }

  private static double number(BrowserPage page, String key) {
    return TestRoom.number(TestRoom.of(page.inbound(), "video", 0), key);
  }

  private static double framesIn(BrowserPage page, double millis) {
    double before = number(page, "frames");
    page.waitMillis(millis);
    return number(page, "frames") - before;
  }

  @Test
  void chromiumShowsWhatTheNodeEncodesAndReportsWhatItCanTake() throws Exception {
    call(
        PacketFilter.NONE,
        (ann, page) -> {
          page.waitMillis(2_000);
          assertTrue(framesIn(page, 4_000) >= 60, page.inbound().toString());
          assertTrue(ann.decoded.get() > 60);
          assertEquals(0, ann.gapsGivenUp());
          assertEquals(0, number(page, "lost"));
          assertEquals(0, number(page, "freezes"));
          double luma = ((Number) page.evaluate(LUMA)).doubleValue();
          assertTrue(luma > 20, "no picture: " + luma);
          int rate = ann.peer.slot(OwnVideo.TRACK).orElseThrow().receiverBitsPerSecond();
          assertTrue(rate != 600_000, "its reports move the rate");
        });
  }

  @Test
  void afterAPauseTheSameTrackGoesOn() throws Exception {
    call(
        PacketFilter.NONE,
        (ann, page) -> {
          page.waitMillis(2_000);
          ann.paused = true;
          ann.peer.slot(OwnVideo.TRACK).orElseThrow().pause();
          page.waitMillis(500);
          int requests = ann.keyFrameRequests.get();
          assertTrue(framesIn(page, 1_500) <= 1);
          assertEquals(requests, ann.keyFrameRequests.get(), "a paused slot asks for nothing");
          ann.paused = false;
          page.waitMillis(1_000);
          assertTrue(framesIn(page, 3_000) >= 45, page.inbound().toString());
          assertEquals(0, number(page, "lost"));
          assertTrue(number(page, "keyFrames") >= 2);
        });
  }

  @Test
  void lostPacketsOfOwnVideoAreRepaired() throws Exception {
    call(
        new SeededLoss(3, 0.05, 0.01),
        (ann, page) -> {
          page.waitMillis(3_000);
          assertTrue(framesIn(page, 4_000) >= 60, page.inbound().toString());
          assertTrue(number(page, "nacks") > 0);
          assertTrue(ann.peer.stats().retransmitted() > 0);
        });
  }
}
