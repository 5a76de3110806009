package io.babelgrid.transport.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ReachCheckTest {

  private long nowNs = 1;
  private final ReachCheck reach = new ReachCheck(() -> nowNs);

  private byte[] ask(String password, String host) {
    byte[] b = StunCheck.request(reach.own().ufrag() + ":brow", password, 1);
    return reach.answer(b, 0, b.length, new InetSocketAddress(host, 1));
  }

  @Test
  void whoDoesNotKnowThePasswordGetsNothing() {
    assertNotNull(ask(reach.own().password(), "192.0.2.1"));
    assertNull(ask("another", "192.0.2.1"));
    byte[] media = new byte[200];
    assertNull(reach.answer(media, 0, media.length, new InetSocketAddress("192.0.2.1", 1)));
  }

  @Test
  void oneSourceIsAnsweredAHundredTimesASecondAndOthersAreNotHeldUp() {
    int answered = 0;
    for (int i = 0; i < 2_000; i++) {
      answered += ask(reach.own().password(), "192.0.2.1") == null ? 0 : 1;
    }
    assertEquals(ReachCheck.SOURCE_BURST, answered);
    assertNotNull(ask(reach.own().password(), "192.0.2.2"));
    nowNs += 1_000_000_000L;
    for (int i = 0; i < 2_000; i++) {
      answered += ask(reach.own().password(), "192.0.2.1") == null ? 0 : 1;
    }
    assertEquals(ReachCheck.SOURCE_BURST + ReachCheck.SOURCE_A_SECOND, answered);
  }
}
