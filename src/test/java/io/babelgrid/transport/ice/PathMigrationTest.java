package io.babelgrid.transport.ice;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.pipeline.NanoClock;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A browser whose address changes after ICE has agreed, over loopback. */
@Timeout(60)
class PathMigrationTest {

  /** RFC 5769, 2.2. */
  private static final byte[] SAMPLE =
      HexFormat.of()
          .parseHex(
              "0101003c2112a442b7e7a701bc34d686fa87dfae"
                  + "8022000b7465737420766563746f7220002000080001a147e112a643"
                  + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                  + "80280004c07d4c96");

  private static final String UFRAG = "brow";
  private static final String PASSWORD = "browserbrowserbrowser1";

  private final AtomicInteger received = new AtomicInteger();
  private IcePort port;
  private IceSession session;
  private RawBrowser browser;

  @BeforeEach
  void agree() throws Exception {
    port = IcePort.open(List.of("127.0.0.1"), 0, NanoClock.system());
    session = new IceSession(port, new Counting());
    session.start(UFRAG, PASSWORD);
    browser = new RawBrowser(port.port(), UFRAG, PASSWORD);
    browser.agree(session.localUfrag(), session.localPassword());
    PathMigration migration = port.migrations().find(session.localUfrag());
    await()
        .until(() -> {
          browser.check();
          return migration.takesNew();
        });
  }

  @AfterEach
  void close() {
    browser.close();
    session.close();
    port.close();
  }

  /** One turn of a call: a browser that sends and checks, a node that sends. */
  private void turn() throws IOException {
    browser.check();
    browser.sendMedia();
    session.tend(System.nanoTime());
    session.send(RawBrowser.MEDIA, 0, RawBrowser.MEDIA.length);
  }

  @Test
  void whoseAddressChangesIsSentToAtTheNewOne() {
    browserIsHeard();
    for (int again = 0; again < 3; again++) {
      rebind();
      browserIsHeard();
    }
  }

  private void rebind() {
    try {
      browser.rebind();
      received.set(0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void browserIsHeard() {
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          turn();
          return browser.media() > 3 && browser.successes() > 0 && received.get() > 3;
        });
  }

  @Test
  void whoGoesBackToTheAddressBeforeIsFollowedBack() throws Exception {
    browserIsHeard();
    DatagramSocket first = browser.add();
    browserIsHeard();
    browser.back(first);
    int before = browser.media();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          turn();
          return browser.media() > before + 3;
        });
  }

  @Test
  void anAddressThatDoesNotAnswerGetsNoMediaAndLittleElse() throws Exception {
    browserIsHeard();
    rebind();
    browser.neverAnswers();
    int asked = 0;
    for (int i = 0; i < 20; i++) {
      asked += browser.check();
      browser.sendMedia();
      session.send(RawBrowser.MEDIA, 0, RawBrowser.MEDIA.length);
      int sent = i + 1;
      await()
          .pollInterval(Duration.ofMillis(2))
          .until(() -> browser.successes() >= sent && received.get() >= sent);
    }
    assertEquals(0, browser.media());
    assertTrue(browser.stunBytes() <= 3 * asked, asked + " bytes brought " + browser.stunBytes());
  }

  @Test
  void theSampleOfTheStandardIsAuthentic() {
    BindingAnswer answer = BindingAnswer.parse(SAMPLE, 0, SAMPLE.length);
    assertNotNull(answer);
    assertTrue(answer.knows("VOkJxbRl1RmTxUk/WvJxBt"));
    assertTrue(!answer.knows("VOkJxbRl1RmTxUk/WvJxBT"));
    for (int length = 0; length < SAMPLE.length - 8; length++) {
      assertNull(BindingAnswer.parse(SAMPLE, 0, length));
    }
  }

  private final class Counting implements IceSession.Listener {

    @Override
    public void onDatagram(byte[] buffer, int offset, int length) {
      received.incrementAndGet();
    }

    @Override
    public void onValidated(IceSession validated) {}

    @Override
    public void onConsent() {}
  }
}
