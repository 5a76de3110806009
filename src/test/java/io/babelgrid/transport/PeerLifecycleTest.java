package io.babelgrid.transport;

import static io.babelgrid.transport.LoopbackServer.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.Watchdog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How peers end: with their browser, their thread or the call, and never in part. */
@Timeout(60)
class PeerLifecycleTest {

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
  void aBrowserThatNeverComesIsGivenUp() throws Exception {
    TransportConfig config =
        LoopbackServer.config().withSilence(Duration.ofMillis(50), Duration.ofMillis(200));
    try (WebRtcMediaServer impatient = LoopbackServer.open(config)) {
      PeerRecorder recorder = new PeerRecorder();
      Peer peer = impatient.open("a", recorder);
      peer.answer(offer("ufrag1", "audio sendonly"), Map.of());
      assertTrue(recorder.closed.await(10, TimeUnit.SECONDS));
      assertEquals(List.of("nothing heard from the browser"), recorder.reasons);
      assertEquals(0, impatient.stats().peers());
      assertThrows(
          TransportException.class, () -> peer.answer(offer("ufrag2", "audio sendonly"), Map.of()));
    }
  }

  @Test
  void aPeerWhoseThreadDoesNotComeRoundIsEndedWithoutIt() throws Exception {
    var gate = new CountDownLatch(1);
    var blocked = new CountDownLatch(1);
    try (WebRtcMediaServer patient = LoopbackServer.open()) {
      var recorder = new PeerRecorder();
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
    PeerRecorder recorder = new PeerRecorder();
    Peer peer = server.open("a", recorder);
    peer.tracks(Tracks.of("b.video"));
    peer.answer(offer("ufrag1", "audio sendonly", "video recvonly"), Map.of("1", "b.video"));
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
}
