package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.transport.dtls.SrtpSession;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a peer's code throws, its thread goes on, and ends as it should. */
@Timeout(60)
class PeerLoopTest {

  private WebRtcMediaServer server;
  private PeerLink link;
  private Negotiation negotiation;
  private PeerConnection connection;
  private PeerReceiver receiver;
  private PeerReports reports;

  @BeforeEach
  void open() throws Exception {
    server = LoopbackServer.open();
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
    receiver = new PeerReceiver(new InboundLines(listener), counters);
    reports = new PeerReports(link, receiver, server.ntp(), 79);
    connection =
        new PeerConnection(
            "p",
            server.config(),
            server.port(),
            server.identity(),
            link,
            server.clock(),
            new NoEvents());
    WebRtcPeer other = (WebRtcPeer) server.open("other", MediaWarmUp.ignoring(packet -> {}));
    TransportConfig config = server.config();
    PeerLoop loop =
        new PeerLoop(
            "peer",
            "p",
            server,
            new PeerLoop.Parts(
                LinkEvents.of(listener),
                link,
                negotiation,
                connection,
                receiver,
                reports,
                () -> server.forget(other)),
            config.inboxPackets(),
            new SilenceTimer(config.silentAfter(), config.closedAfter(), server.clock().nowNs()));
    loop.start();
    return loop;
  }

  @Test
  void anErrorIsCountedAndThePeerGoesOn() throws Exception {
    var listener = new PeerRecorder();
    PeerLoop loop = loop(listener);
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
    assertTrue(listener.closed.await(5, TimeUnit.SECONDS));
  }

  @Test
  void aPeerEndsWholeWhateverItsListenerThrows() throws Exception {
    var listener = new Failing();
    PeerLoop loop = loop(listener);
    assertEquals(1, server.stats().peers());
    loop.stop("closed");
    assertTrue(listener.closed.await(5, TimeUnit.SECONDS));
    loop.join();
    assertEquals(0, server.stats().peers());
    assertEquals(1, server.stats().failures());
  }

  private static final class Failing extends PeerRecorder {

    @Override
    public void onClosed(String reason) {
      super.onClosed(reason);
      throw new AssertionError();
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
