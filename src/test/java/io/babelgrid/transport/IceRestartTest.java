package io.babelgrid.transport;

import static io.babelgrid.transport.LoopbackServer.offer;
import static org.awaitility.Awaitility.await;

import io.babelgrid.transport.ice.RawBrowser;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stacks that keep their port when they start ICE anew, as libnice does, and UDP multiplexers. */
@Timeout(60)
class IceRestartTest {

  private static final String PASSWORD = "0123456789012345678901";

  private static String attribute(String sdp, String name) {
    Matcher matcher = Pattern.compile("a=" + name + ":(\\S+)").matcher(sdp);
    if (!matcher.find()) {
      throw new AssertionError(name + " in " + sdp);
    }
    return matcher.group(1);
  }

  private static void isAnswered(RawBrowser browser, String ufrag, String answer) {
    browser.agree(attribute(answer, "ice-ufrag"), attribute(answer, "ice-pwd"));
    int before = browser.successes();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          browser.check(ufrag);
          return browser.successes() > before;
        });
  }

  @Test
  void aRestartFromTheSameAddressIsAnswered() throws Exception {
    try (WebRtcMediaServer server = LoopbackServer.open();
        Peer peer = server.open("a", new PeerRecorder());
        var browser = new RawBrowser(server.udpPort(), "ufrag1", PASSWORD)) {
      for (int i = 1; i <= 3; i++) {
        String ufrag = "ufrag" + i;
        String answer = peer.answer(offer(ufrag, "audio sendonly"), Map.of());
        isAnswered(browser, ufrag, answer);
      }
    }
  }
}
