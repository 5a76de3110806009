package io.babelgrid.flow;

import static org.awaitility.Awaitility.await;

import io.babelgrid.budget.CapacityConfig;
import io.babelgrid.budget.FlowId;
import io.babelgrid.budget.Rung;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.engine.ComputeAccount;
import io.babelgrid.engine.ContinuousBatcher;
import io.babelgrid.pipeline.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlowGovernorTest {

  private static final Rung MOST = new Rung(ServiceLevel.VOICE, "voice", 0.6);
  private static final Rung SOME = new Rung(ServiceLevel.VOICE, "thrifty", 0.2);

  @Test
  void aFlowThatThrowsAnErrorHurtsNoOther() {
    var served = new AtomicBoolean();
    try (var lanes = new ContinuousBatcher(NanoClock.system(), 1);
        var governor = FlowGovernor.started(CapacityConfig.of(1), lanes, NanoClock.system())) {
      FlowGovernor.Seat first = open(governor, "a", MOST, () -> {});
      open(
          governor,
          "b",
          MOST,
          () -> {
            throw new LinkageError("poison");
          });
      FlowGovernor.Seat full =
          open(governor, "c", new Rung(ServiceLevel.VOICE, "fine", 0.2), () -> {});
      open(governor, "d", SOME, () -> served.set(true));
      first.close();
      full.close();
      await().atMost(Duration.ofSeconds(10)).until(served::get);
    }
  }

  private static FlowGovernor.Seat open(
      FlowGovernor governor, String participant, Rung rung, Runnable onServed) {
    return governor.open(
        new FlowId(participant, "pt voice"),
        List.of(rung),
        new ComputeAccount(),
        () -> false,
        new FlowGovernor.Served() {
          @Override
          public void serve(Rung way, String reason) {
            onServed.run();
          }

          @Override
          public void refused(String reason) {}
        });
  }
}
