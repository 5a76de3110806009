package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransportWarmUpTest {

  @Test
  void warmingUpLeavesNoPeerBehind() throws Exception {
    try (WebRtcMediaServer server = LoopbackServer.open()) {
      TransportWarmUp.run(server);
      server.close();
      assertEquals(0, server.stats().peers());
      assertEquals(0, server.stats().failures());
    }
  }
}
