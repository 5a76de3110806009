package io.babelgrid.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.LatencyLedger.Summary;
import io.babelgrid.budget.Stage;
import io.babelgrid.budget.Workload;
import io.babelgrid.transport.dtls.DtlsIdentity;
import io.babelgrid.transport.dtls.DtlsLoopback;
import io.babelgrid.transport.dtls.SrtpProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real packets on the real way through a node: decrypted, rewritten, encrypted. */
@Timeout(60)
class ForwardLedgerTest {

  private static final int PACKETS = 1_000;
  private static final Duration BUDGET = Duration.ofMillis(4);
  private static final long SLOW_NS = 6_000_000;

  @Test
  void whatASlowedStageMakesLateIsBlamedOnIt() throws Exception {
    Summary summary =
        forwarded(direction -> {
          if (direction == PacketFilter.Direction.OUT) {
            LockSupport.parkNanos(SLOW_NS);
          }
          return 1;
        });
    long blamed = stage(summary, Stage.SEND).blamed();
    assertTrue(summary.misses() >= 0.9 * PACKETS * 0.9, "nine of ten are forwarded, all late");
    assertTrue(blamed >= 0.99 * summary.misses(), blamed + " of " + summary.misses());
  }

  @Test
  void sharesOfForwardedPacketsAddUp() throws Exception {
    Summary summary = forwarded(PacketFilter.NONE);
    assertEquals(
        summary.total().sumNs(),
        summary.stages().values().stream().mapToLong(share -> share.took().sumNs()).sum());
    assertTrue(summary.total().count() >= 0.9 * PACKETS);
  }

  private static Summary forwarded(PacketFilter filter) throws Exception {
    DtlsIdentity browser = DtlsIdentity.create();
    DtlsLoopback keys =
        DtlsLoopback.handshake(
            DtlsIdentity.create(),
            browser,
            List.of(SrtpProfile.AEAD_AES_128_GCM),
            browser.fingerprint());
    var ledger =
        new LatencyLedger(
            Map.of(Workload.FORWARD, Workload.FORWARD.standardBudget().scaledTo(BUDGET)));
    new MediaWarmUp(keys, filter, ledger).run(PACKETS);
    return ledger.summary(Workload.FORWARD);
  }

  private static LatencyLedger.Share stage(Summary summary, Stage stage) {
    return Objects.requireNonNull(summary.stages().get(stage));
  }
}
