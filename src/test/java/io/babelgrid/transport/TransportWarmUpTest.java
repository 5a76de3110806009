package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.pipeline.NanoClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransportWarmUpTest {

  @Test
  void warmingUpLeavesNoPeerBehind() throws Exception {
    TransportConfig config = TransportConfig.defaults(List.of("127.0.0.1"), 0);
    try (WebRtcMediaServer server =
        WebRtcMediaServer.open(config, NanoClock.system(), LatencyLedger.standard())) {
      TransportWarmUp.run(server);
      server.close();
      assertEquals(0, server.stats().peers());
      assertEquals(0, server.stats().failures());
    }
  }
}
