package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import io.babelgrid.transport.dtls.SrtpSession;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a peer's code throws, its thread goes on, and ends as it should. */
@Timeout(60)
class PeerLoopTest {

  private final CountDownLatch closed = new CountDownLatch(1);
  private WebRtcMediaServer server;
  private PeerLink link;
  private Negotiation negotiation;
  private PeerConnection connection;
  private PeerReceiver receiver;
  private PeerReports reports;

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

  private PeerLoop loop(PeerListener listener) {
    TransportCounters counters = server.counters();
    link = new PeerLink(server.filter(), counters);
    negotiation =
        new Negotiation(
            server.config(),
            new WebRtcSendSlot.Context(link, server.clock(), server.ntp(), counters, () -> {}));
    receiver = new PeerReceiver(listener, counters);
    reports = new PeerReports(link, receiver, server.ntp(), 79);
    connection =
        new PeerConnection(
            "p", server.config(), server.port(), server.identity(), link, new NoEvents());
    WebRtcPeer other = (WebRtcPeer) server.open("other", MediaWarmUp.ignoring(packet -> {}));
    PeerLoop loop =
        new PeerLoop(
            "p", server, listener, link, negotiation, connection, receiver, reports, other);
    loop.start();
    return loop;
  }

  @Test
  void anErrorIsCountedAndThePeerGoesOn() throws Exception {
    PeerLoop loop = loop(new Failing(null));
    for (Error error : List.of(new StackOverflowError(), new LinkageError(), new Error())) {
      loop.run(() -> {
        throw error;
      });
    }
    CountDownLatch later = new CountDownLatch(1);
    loop.run(later::countDown);
    assertTrue(later.await(5, TimeUnit.SECONDS), "the thread has died");
    assertEquals(3, server.stats().failures());
    loop.stop("closed");
    loop.join();
    assertTrue(closed.await(5, TimeUnit.SECONDS));
  }

  @Test
  void aPeerEndsWholeWhateverItsListenerThrows() throws Exception {
    PeerLoop loop = loop(new Failing(new AssertionError()));
    assertEquals(1, server.stats().peers());
    loop.stop("closed");
    assertTrue(closed.await(5, TimeUnit.SECONDS));
    loop.join();
    assertEquals(0, server.stats().peers());
    assertEquals(1, server.stats().failures());
  }

  private final class Failing implements PeerListener {
    private final @Nullable Error error;

    Failing(@Nullable Error error) {
      this.error = error;
    }

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
      closed.countDown();
      if (error != null) {
        throw error;
      }
    }
  }

  private static final class NoEvents implements PeerConnection.Listener {

    @Override
    public void onMedia(byte[] buffer, int offset, int length) {}

    @Override
    public void onHeard() {}

    @Override
    public void onKeys(SrtpSession keys) {}

    @Override
    public void onEnd(boolean established, String reason) {}
  }
}
