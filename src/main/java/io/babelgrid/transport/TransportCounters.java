package io.babelgrid.transport;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.Workload;
import java.util.concurrent.atomic.LongAdder;

/** Counters shared by all peers of a port. Any thread may count. */
final class TransportCounters {
  final LongAdder received = new LongAdder();
  final LongAdder overflowed = new LongAdder();
  final LongAdder early = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder duplicated = new LongAdder();
  final LongAdder sent = new LongAdder();
  final LongAdder sentBytes = new LongAdder();
  final LongAdder backhaulBytes = new LongAdder();
  final LongAdder sendFailed = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder notRepeated = new LongAdder();
  final LongAdder forwarded = new LongAdder();
  final LongAdder forwardedBytes = new LongAdder();
  final LatencyLedger ledger;

  TransportCounters(LatencyLedger ledger) {
    this.ledger = ledger;
  }

  MediaServerStats snapshot(int peers, long refusedChecks) {
    LatencyLedger.Durations forwarding = ledger.summary(Workload.FORWARD).total();
    return new MediaServerStats(
        peers,
        received.sum(),
        overflowed.sum(),
        early.sum(),
        rejected.sum(),
        duplicated.sum(),
        sent.sum(),
        sentBytes.sum(),
        backhaulBytes.sum(),
        sendFailed.sum(),
        failures.sum(),
        notRepeated.sum(),
        refusedChecks,
        forwarded.sum(),
        forwardedBytes.sum(),
        forwarding.p50Ns() / 1e6,
        forwarding.p99Ns() / 1e6,
        forwarding.maxNs() / 1e6,
        ledger.totals(Workload.FORWARD));
  }
}
